package dev.ilmyeon.gateway.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.server.contract.ContractProperties;
import dev.ilmyeon.gateway.server.contract.ContractProperties.ContractSettings;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeyFileTests {

  private static final String HASH = "0123456789abcdef".repeat(4);
  private static final ContractSettings ALL = new ContractSettings(Set.of(), Set.of(), true);
  private static final ContractProperties CONTRACTS =
      new ContractProperties(
          Map.of("public", ALL, "wide", ALL, "partner", ALL), "public", null, "partner", Map.of());

  @Test
  void readsALineForEachKey() {
    ApiKey key = ApiKey.random("wire");
    String text =
        """
        # Partners

        {"id":"daily","sha256":"%s","scopes":["read:wire"],"policies":["quote"],"quota":600,"expires":"2027-01-01T00:00:00Z","contract":"wide"}
        %s
        """
            .formatted(HASH, key.line());

    assertThat(ApiKeyFile.read(text, CONTRACTS))
        .hasEntrySatisfying(
            HASH,
            daily -> {
              assertThat(daily.name()).isEqualTo("daily");
              assertThat(daily.claims().scopes()).containsExactly("read:wire");
              assertThat(daily.claims().policies()).containsExactly("quote");
              assertThat(daily.quota()).isEqualTo(600);
              assertThat(daily.contract()).isEqualTo("wide");
              assertThat(daily.expires()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
            })
        .hasEntrySatisfying(
            ApiKey.hash(key.text()),
            wire -> {
              assertThat(wire.name()).isEqualTo("wire");
              assertThat(wire.claims().scopes()).isEmpty();
              assertThat(wire.quota()).isNull();
              assertThat(wire.contract()).isEqualTo("partner");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nonsense|Line 1: ",
        "[]|Line 1: It is no JSON object.",
        "{\"id\":\"a\",\"sha256\":\"HASH\",\"scope\":[]}|There is no \"scope\"",
        "{\"id\":\"a\",\"sha256\":\"abc\"}|\"sha256\" has to be 64 hexadecimal digits",
        "{\"id\":\"a b\",\"sha256\":\"HASH\"}|The id of a key is of",
        "{\"sha256\":\"HASH\"}|The id of a key is of",
        "{\"id\":\"a\",\"sha256\":\"HASH\",\"scopes\":\"a\"}|\"scopes\" has to be a list",
        "{\"id\":\"a\",\"sha256\":\"HASH\",\"scopes\":[1]}|\"scopes\" has to be a text",
        "{\"id\":\"a\",\"sha256\":\"HASH\",\"quota\":0}|\"quota\" has to be a whole number",
        "{\"id\":\"a\",\"sha256\":\"HASH\",\"expires\":\"soon\"}|\"expires\" has to be like",
        "{\"id\":\"a\",\"sha256\":\"HASH\",\"contract\":\"wider\"}|\"contract\" has to be one of [partner, public, wide], not wider",
      })
  void saysWhichLineIsWrong(String line, String problem) {
    assertThatThrownBy(() -> ApiKeyFile.read(line.replace("HASH", HASH), CONTRACTS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void refusesAKeyThatIsThereTwice() {
    String line = "{\"id\":\"a\",\"sha256\":\"%s\"}\n".formatted(HASH);

    assertThatThrownBy(() -> ApiKeyFile.read(line + line, CONTRACTS))
        .hasMessage("Line 2: The key is there already.");
  }

  @Test
  void storesNoKey() {
    ApiKey key = ApiKey.random("wire");

    assertThat(key.text()).startsWith("ilm_wire_").hasSize(9 + 43);
    assertThat(key.line()).doesNotContain(key.text().substring(9));
    assertThat(key).asString().doesNotContain(key.text());
    assertThat(ApiKey.random("wire")).isNotEqualTo(key);
  }
}
