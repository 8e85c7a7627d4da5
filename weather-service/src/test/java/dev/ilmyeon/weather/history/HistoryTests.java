package dev.ilmyeon.weather.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.platform.testing.sql.SqlStatements;
import dev.ilmyeon.weather.RunningService;
import dev.ilmyeon.weather.SettableClock;
import dev.ilmyeon.weather.Subgraph;
import dev.ilmyeon.weather.TestData;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@RunningService
class HistoryTests {

  @Autowired Subgraph subgraph;
  @Autowired TestData data;
  @Autowired SettableClock clock;
  @Autowired SqlStatements statements;

  /** Around New Year in Korea, which is 15:00 UTC. */
  @BeforeEach
  void observe() {
    data.clear();
    clock.set(Instant.parse("2027-01-02T00:00:00Z"));
    data.observe(108, "2026-12-31T13:00:00Z", "-2.0, 50, 3, NULL, NULL");
    data.observe(108, "2026-12-31T14:00:00Z", "-3.0, 60, 3, NULL, NULL");
    data.observe(108, "2026-12-31T15:00:00Z", "-4.5, NULL, 3, NULL, NULL");
    data.observe(108, "2027-01-01T14:00:00Z", "1.0, 70, NULL, NULL, '눈, \"함박\"'");
    data.observe(133, "2026-12-31T15:00:00Z", "NULL, NULL, NULL, NULL, NULL");
  }

  @AfterEach
  void clear() {
    data.clear();
  }

  @Test
  void sumsUpByTheDayOfKorea() {
    subgraph
        .ask(query("108", "2026-12-01T00:00:00+09:00", "2027-02-01T00:00:00+09:00", "DAY"))
        .path("station.history")
        .matchesJsonStrictly(
            """
            [{"from": "2026-12-31T00:00:00.000+09:00", "observations": 2, "sources": ["ASOS"],
              "temperature": {"min": -3.0, "mean": -2.5, "max": -2.0},
              "humidity": {"min": 50.0, "mean": 55.0, "max": 60.0}, "rain": null,
              "attribution": {"label": "기상청 제공"}},
             {"from": "2027-01-01T00:00:00.000+09:00", "observations": 2, "sources": ["ASOS"],
              "temperature": {"min": -4.5, "mean": -1.8, "max": 1.0},
              "humidity": {"min": 70.0, "mean": 70.0, "max": 70.0}, "rain": null,
              "attribution": {"label": "기상청 제공"}}]
            """);
  }

  @Test
  void aRangeHasItsBeginningAndNotItsEnd() {
    subgraph
        .ask(query("108", "2026-12-31T22:00:00+09:00", "2026-12-31T23:00:00+09:00", "HOUR"))
        .path("station.history[*].from")
        .entityList(String.class)
        .containsExactly("2026-12-31T22:00:00.000+09:00");
    subgraph
        .ask(query("133", "2026-12-31T00:00:00+09:00", "2027-01-02T00:00:00+09:00", "MONTH"))
        .path("station.history[0].temperature")
        .valueIsNull();
  }

  @Test
  void costsOneStatementForAllHoursOneForAllDaysAndOneForAllMonths() {
    statements.clear();

    subgraph
        .ask(
            """
            { stations { id
              year: history(from: "2026-01-01T00:00:00+09:00", to: "2027-01-01T00:00:00+09:00", interval: MONTH, edition: "live") { observations }
              week: history(from: "2026-12-21T00:00:00+09:00", to: "2027-01-04T00:00:00+09:00", interval: WEEK, edition: "live") { observations }
              days: history(from: "2026-12-31T00:00:00+09:00", to: "2027-01-02T00:00:00+09:00", interval: DAY, edition: "live") { observations }
              day: history(from: "2026-12-31T20:00:00+09:00", to: "2027-01-01T00:00:00+09:00", interval: HOUR, edition: "live") { observations } } }
            """)
        .path("stations[?(@.id == '108')].day[*].observations")
        .entityList(Integer.class)
        .containsExactly(1, 1);

    assertThat(statements.sent()).as("stations, hours, days and weeks, months").hasSize(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          2026-12-31T00:00:00+09:00 | 2026-12-31T00:00:00+09:00 | DAY  | 'from' has to be before 'to'.
          2026-01-01T00:00:00+09:00 | 2026-12-31T00:00:00+09:00 | HOUR | This may be more than 800 points
          1900-01-01T00:00:00+09:00 | 9998-12-31T00:00:00+09:00 | MONTH | This may be more than 800 points
          1899-12-31T00:00:00+09:00 | 1900-01-02T00:00:00+09:00 | DAY | A history is of the years 1900 to 9998.
          +999999999-01-01T00:00:00+09:00 | +999999999-01-02T00:00:00+09:00 | DAY | A history is of the years 1900 to 9998.
          """)
  void refusesWhatIsNoRangeOrTooMuch(String from, String to, String interval, String message) {
    subgraph
        .ask(query("108", from, to, interval))
        .errors()
        .satisfy(errors ->
            assertThat(errors)
                .singleElement()
                .satisfies(error -> {
                  assertThat(error.getMessage()).startsWith(message);
                  assertThat(error.getExtensions()).containsEntry("code", "BAD_USER_INPUT");
                }));
  }

  @Test
  void allStationsHaveAYearByTheMonthTogetherButNotByTheDay() {
    String histories =
        """
        { stations(first: %d, after: "90") { history(from: "2026-01-01T00:00:00+09:00", to: "2027-01-01T00:00:00+09:00",
          interval: %s, edition: "live") { observations } } }
        """;
    subgraph
        .ask(histories.formatted(97, "MONTH"))
        .path("stations[*].history[*].observations")
        .entityList(Integer.class)
        .containsExactly(2);
    subgraph
        .ask(histories.formatted(6, "DAY"))
        .path("stations[*].history")
        .entityList(Object.class)
        .hasSize(6);
    statements.clear();

    subgraph
        .ask(histories.formatted(7, "DAY"))
        .errors()
        .satisfy(errors ->
            assertThat(errors)
                .hasSize(7)
                .allSatisfy(error -> {
                  assertThat(error.getMessage())
                      .startsWith("These may be 2555 points together, more than 2500");
                  assertThat(error.getExtensions()).containsEntry("code", "BAD_USER_INPUT");
                }));
    assertThat(statements.sent()).as("the stations alone").hasSize(1);
  }

  private static String query(String station, String from, String to, String interval) {
    return """
    { station(id: "%s") { history(from: "%s", to: "%s", interval: %s, edition: "live") {
      from observations sources temperature { min mean max } humidity { min mean max } rain attribution { label } } } }
    """
        .formatted(station, from, to, interval);
  }
}
