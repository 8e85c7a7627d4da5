package dev.ilmyeon.gateway.federation.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.federation.error.JsonException;
import dev.ilmyeon.gateway.federation.tape.RandomJson;
import dev.ilmyeon.gateway.federation.tape.SlowJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "{\"a\":[1,-2.50,1e400,123456789012345678901234567890],\"b\":{\"c\":true,\"d\":null}}",
        "\"일면 😀 \\\"quoted\\\" \\\\ \\n \\u0001\u007f/\"",
      })
  void whatIsReadIsWrittenUnharmed(String text) {
    JsonWriter writer = new JsonWriter(8);
    writer.value(JsonReader.read(text, 10));
    assertThat(new String(writer.toByteArray(), UTF_8)).isEqualTo(text);
  }

  @Test
  void refusesAKeyGivenTwiceHoweverItIsWritten() {
    assertThatThrownBy(() -> JsonReader.read("{\"ab\":1,\"\\u0061b\":2}", 10))
        .isInstanceOf(JsonException.class)
        .hasMessage("Key given twice at offset 9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"\\ud800\"", "[\"a\\udc00\"]", "{\"\\ud800x\":1}", "\"\\udc00\\ud800\""})
  void refusesHalfASurrogatePair(String text) {
    assertThatThrownBy(() -> JsonReader.read(text, 10))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith("Half a surrogate pair");
  }

  @Test
  void writesWhatItIsGiven() {
    JsonWriter writer = new JsonWriter(1);
    writer.any(
        java.util.Map.of(
            "list", java.util.List.of(1, 2.5, true, "\ud800", JsonValue.JsonLiteral.NULL)));
    assertThat(new String(writer.toByteArray(), UTF_8))
        .isEqualTo("{\"list\":[1,2.5,true,\"\ufffd\",null]}");
    writer.truncate(1);
    assertThat(writer.length()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void randomDocumentsSurviveARoundTrip(long seed) {
    RandomJson documents = new RandomJson(seed);
    for (int i = 0; i < 2_000; i++) {
      byte[] document = documents.document();
      JsonValue value = SlowJson.read(document);
      if (value.toString().chars().anyMatch(unit -> unit == '\ud800')) {
        continue;
      }
      JsonWriter writer = new JsonWriter(8);
      writer.value(value);
      assertThat(SlowJson.read(writer.toByteArray())).as("seed %s", seed).isEqualTo(value);
    }
  }
}
