package dev.ilmyeon.weather.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.weather.RunningService;
import dev.ilmyeon.weather.SettableClock;
import dev.ilmyeon.weather.TestData;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is forgotten, and what is not. */
@RunningService
class RetentionTests {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @Autowired TestData data;
  @Autowired SettableClock clock;
  @Autowired Retention retention;

  @BeforeEach
  @AfterEach
  void clear() {
    data.clear();
  }

  @Test
  void whatIsOldIsForgottenByMonthsAndTheSampleIsNot() {
    data.observe(108, "2023-01-10T00:00:00Z", "1, 1, 1, NULL, NULL");
    data.observe(108, "2026-11-10T00:00:00Z", "1, 1, 1, NULL, NULL");
    clock.set(Instant.parse("2028-01-01T00:00:00Z"));

    retention.forget().block(DEADLINE);

    assertThat(
            data.value(
                "SELECT count(*) FROM observation WHERE observed_at < '2024-01-01'", Long.class))
        .isZero();
    assertThat(data.value("SELECT to_regclass('observation_2023_01') IS NULL", Boolean.class))
        .isTrue();
    assertThat(data.value("SELECT count(*) FROM observation WHERE source = 'SAMPLE'", Long.class))
        .isEqualTo(16);
    assertThat(data.value("SELECT count(*) FROM observation WHERE source = 'ASOS'", Long.class))
        .isEqualTo(1);
  }

  /** A row that is older than it is kept, and one that is not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          feed_calls     | feed, day, calls | 'SURFACE', '2027-11-30', 1 | 'SURFACE', '2027-12-02', 1
          backfilled     | hour, tries, tried_at | '2027-10-30T00:00Z', 1, now() | '2027-11-02T00:00Z', 1, now()
          weather_update | observed_at, stations, announced_at | '2027-11-30T00:00Z', '{}', '2027-11-30T00:06Z' \
          | '2027-12-02T00:00Z', '{}', '2027-12-02T00:06Z'
          forecast       | station_id, product, at, issued_at, simulated \
          | 108, 'VILLAGE_FORECAST', '2027-12-29T23:00Z', '2027-12-29T20:00Z', false \
          | 108, 'VILLAGE_FORECAST', '2027-12-30T01:00Z', '2027-12-29T20:00Z', false
          observation_replaced | station_id, observed_at, revision, replaced_at, observation \
          | 108, '2024-12-01T00:00Z', 0, now(), '{}' | 108, '2025-01-01T00:00Z', 0, now(), '{}'
          """)
  void whatIsOlderThanItIsKeptIsForgotten(String table, String columns, String old, String young) {
    clock.set(Instant.parse("2028-01-01T00:00:00Z"));

    assertThat(rowsLeftOf(table, columns, old)).isZero();
    assertThat(rowsLeftOf(table, columns, young)).isEqualTo(1);
  }

  private Long rowsLeftOf(String table, String columns, String row) {
    data.run("INSERT INTO %s (%s) VALUES (%s)".formatted(table, columns, row), Map.of());
    retention.forget().block(DEADLINE);
    return data.value("SELECT count(*) FROM " + table, Long.class);
  }

  @Test
  void warningsAreForgottenAsLongAfterTheyWereLifted() {
    warning("lifted long ago", "'2024-12-01T00:00Z'", false);
    warning("lifted since", "'2025-01-01T00:00Z'", false);
    warning("in force", "NULL", false);
    warning("simulated", "NULL", true);
    clock.set(Instant.parse("2028-01-01T00:00:00Z"));

    retention.forget().block(DEADLINE);

    assertThat(data.value("SELECT string_agg(area, ', ' ORDER BY area) FROM warning", String.class))
        .isEqualTo("in force, lifted since");
  }

  private void warning(String area, String lifted, boolean simulated) {
    data.run(
        """
        INSERT INTO warning (area_code, area, parent, kind, level, command, issued_at, simulated, first_seen, lifted_at)
        VALUES (:area, :area, '곳', '호우', '주의', '발표', '2024-07-01T00:00Z', :simulated, '2024-07-01T00:00Z', %s)
        """
            .formatted(lifted),
        Map.of("area", area, "simulated", simulated));
  }
}
