package dev.ilmyeon.weather.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.platform.testing.sql.SqlStatements;
import dev.ilmyeon.weather.RunningService;
import dev.ilmyeon.weather.SettableClock;
import dev.ilmyeon.weather.Subgraph;
import dev.ilmyeon.weather.TestData;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.reactive.server.WebTestClient;

@RunningService
class HistoryTests {

  @Value("${local.server.port}")
  int port;

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
  void costsOneStatementForAllHoursAndOneForAllDays() {
    statements.clear();

    subgraph
        .ask(
            """
            { stations { id
              year: history(from: "2026-01-01T00:00:00+09:00", to: "2027-01-01T00:00:00+09:00", interval: MONTH, edition: "live") { observations }
              day: history(from: "2026-12-31T00:00:00+09:00", to: "2027-01-01T00:00:00+09:00", interval: HOUR, edition: "live") { observations } } }
            """)
        .path("stations[?(@.id == '108')].day[*].observations")
        .entityList(Integer.class)
        .containsExactly(1, 1);

    assertThat(statements.sent()).as("stations, hours, days").hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          2026-12-31T00:00:00+09:00 | 2026-12-31T00:00:00+09:00 | DAY  | 'from' has to be before 'to'.
          2026-01-01T00:00:00+09:00 | 2026-12-31T00:00:00+09:00 | HOUR | This may be more than 800 points
          1000-01-01T00:00:00+09:00 | 9999-12-31T00:00:00+09:00 | MONTH | This may be more than 800 points
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
  void isExportedAsCsv() {
    assertThat(
            export("from=2026-12-31T00:00:00%2B09:00&to=2027-01-02T00:00:00%2B09:00&station=108"))
        .isEqualTo(
            """
            station,name,observed_at,source,fetched_at,revision,temperature,humidity,cloud_tenths,phenomenon,wind_direction,wind_speed,rain,pressure,attribution
            108,서울,2026-12-31T22:00:00+09:00,ASOS,2026-12-31T22:00:00+09:00,0,-2.0,50,3,,,,,,기상청 제공
            108,서울,2026-12-31T23:00:00+09:00,ASOS,2026-12-31T23:00:00+09:00,0,-3.0,60,3,,,,,,기상청 제공
            108,서울,2027-01-01T00:00:00+09:00,ASOS,2027-01-01T00:00:00+09:00,0,-4.5,,3,,,,,,기상청 제공
            108,서울,2027-01-01T23:00:00+09:00,ASOS,2027-01-01T23:00:00+09:00,0,1.0,70,,"눈, ""함박""\",,,,,기상청 제공
            """
                .replace("\n", "\r\n"));
    assertThat(export("from=2024-07-26T00:00:00%2B09:00&to=2024-07-27T00:00:00%2B09:00").lines())
        .as("the sample is no observation of the live edition")
        .hasSize(1);
    assertThat(
            export("from=2024-07-26T00:00:00%2B09:00&to=2024-07-27T00:00:00%2B09:00&edition=main")
                .lines())
        .hasSize(17);
  }

  @ParameterizedTest
  @CsvSource({"''", "from=x&to=y", "from=2026-01-01T00:00:00Z&to=2027-06-01T00:00:00Z"})
  void anExportOfNoRangeIsRefused(String parameters) {
    client()
        .get()
        .uri(URI.create("http://127.0.0.1:" + port + "/export/observations.csv?" + parameters))
        .exchange()
        .expectStatus()
        .isBadRequest();
  }

  private String export(String parameters) {
    return client()
        .get()
        .uri(URI.create("http://127.0.0.1:" + port + "/export/observations.csv?" + parameters))
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Content-Type", "text/csv;charset=UTF-8")
        .expectBody(String.class)
        .returnResult()
        .getResponseBody();
  }

  private static WebTestClient client() {
    return WebTestClient.bindToServer().responseTimeout(Duration.ofSeconds(30)).build();
  }

  private static String query(String station, String from, String to, String interval) {
    return """
    { station(id: "%s") { history(from: "%s", to: "%s", interval: %s, edition: "live") {
      from observations sources temperature { min mean max } humidity { min mean max } rain attribution { label } } } }
    """
        .formatted(station, from, to, interval);
  }
}
