package dev.ilmyeon.gateway.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ilmyeon.gateway.server.refusal.RefusedException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStringTests {

  @Test
  void decodes() {
    assertThat(QueryString.parse("query=%7B+%EA%B0%80%2B+%7D&a=&b&=c"))
        .isEqualTo(Map.of("query", "{ 가+ }", "a", "", "b", ""));
    assertThat(QueryString.parse(null)).isEmpty();
    assertThat(QueryString.parse("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a=%", "a=%7", "a=%zz", "a=%-1", "a=%ff", "a=%ed%a0%80", "a=1&a=2", "%a=1"})
  void refusesWhatItWouldHaveToGuess(String raw) {
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> QueryString.parse(raw));
  }
}
