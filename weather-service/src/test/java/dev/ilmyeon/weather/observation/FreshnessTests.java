package dev.ilmyeon.weather.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTests {

  private static final Instant OBSERVED = Instant.parse("2024-07-26T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "PT0S, FRESH",
    "PT75M, FRESH",
    "PT75M0.000001S, LATE",
    "PT180M, LATE",
    "PT180M0.000001S, STALE",
    "P800D, STALE"
  })
  void ages(Duration age, Freshness freshness) {
    assertThat(Freshness.of(OBSERVED, OBSERVED.plus(age))).isEqualTo(freshness);
  }
}
