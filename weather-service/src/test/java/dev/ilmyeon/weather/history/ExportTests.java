package dev.ilmyeon.weather.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.weather.RunningService;
import dev.ilmyeon.weather.SettableClock;
import dev.ilmyeon.weather.TestData;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.reactive.server.WebTestClient;

@RunningService
class ExportTests {

  private static final String READERS = "/weather/observations.csv?";
  private static final String OPERATORS = "/export/observations.csv?";
  private static final String SAMPLE_DAY =
      "from=2024-07-26T00:00:00%2B09:00&to=2024-07-27T00:00:00%2B09:00";

  @Value("${local.server.port}")
  int port;

  @Autowired TestData data;
  @Autowired SettableClock clock;

  /** Around New Year in Korea, which is 15:00 UTC. */
  @BeforeEach
  void observe() {
    data.clear();
    clock.set(Instant.parse("2027-01-02T00:00:00Z"));
    data.observe(108, "2026-12-31T13:00:00Z", "-2.0, 50, 3, NULL, NULL");
    data.observe(108, "2026-12-31T15:00:00Z", "-4.5, NULL, 3, NULL, '=1+1'");
    data.observe(108, "2027-01-01T14:00:00Z", "1.0, 70, NULL, NULL, '눈, \"함박\"'");
    data.observe(108, "2026-11-30T14:00:00Z", "9.0, NULL, NULL, NULL, NULL");
    data.observe(133, "2026-12-31T15:00:00Z", "NULL, NULL, NULL, NULL, NULL");
  }

  @AfterEach
  void clear() {
    data.clear();
  }

  @ParameterizedTest
  @ValueSource(strings = {READERS, OPERATORS})
  void isCsv(String path) {
    assertThat(
            export(
                path
                    + "from=2026-12-31T00:00:00%2B09:00&to=2027-01-02T00:00:00%2B09:00&station=108"))
        .isEqualTo(
            """
            station,name,observed_at,source,fetched_at,revision,temperature,humidity,cloud_tenths,phenomenon,wind_direction,wind_speed,rain,pressure,attribution
            108,서울,2026-12-31T22:00:00+09:00,ASOS,2026-12-31T22:00:00+09:00,0,-2.0,50,3,,,,,,기상청 제공
            108,서울,2027-01-01T00:00:00+09:00,ASOS,2027-01-01T00:00:00+09:00,0,-4.5,,3,'=1+1,,,,,기상청 제공
            108,서울,2027-01-01T23:00:00+09:00,ASOS,2027-01-01T23:00:00+09:00,0,1.0,70,,"눈, ""함박""\",,,,,기상청 제공
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void hasAStationsYearInAscendingTime() {
    assertThat(
            export(
                    READERS
                        + "from=2026-01-03T00:00:00%2B09:00&to=2027-01-03T00:00:00%2B09:00&station=108")
                .lines()
                .skip(1)
                .map(line -> line.split(",")[2]))
        .containsExactly(
            "2026-11-30T23:00:00+09:00",
            "2026-12-31T22:00:00+09:00",
            "2027-01-01T00:00:00+09:00",
            "2027-01-01T23:00:00+09:00");
  }

  @Test
  void hasADayOfAllStationsAsAnEditionMayShowIt() {
    assertThat(export(READERS + SAMPLE_DAY).lines())
        .as("the sample is no observation of the live edition")
        .hasSize(1);
    assertThat(export(READERS + SAMPLE_DAY + "&edition=main").lines()).hasSize(17);
  }

  @Test
  void hasAYearOfAllForOperators() {
    assertThat(
            export(OPERATORS + "from=2026-01-03T00:00:00%2B09:00&to=2027-01-03T00:00:00%2B09:00")
                .lines())
        .hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({
    READERS + ",''",
    READERS + ",from=x&to=y",
    READERS + ",from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z&station=108",
    READERS + ",from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:01Z",
    READERS + ",from=2026-01-01T00:00:00Z&to=2027-01-03T00:00:00Z&station=108",
    READERS + ",from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&station=0108",
    READERS + ",from=%2B999999-01-01T00:00:00Z&to=%2B999999-01-02T00:00:00Z",
    OPERATORS + ",from=2026-01-01T00:00:00Z&to=2027-01-03T00:00:00Z"
  })
  void isRefusedOfNoRangeOrTooMuch(String path, String parameters) {
    get(path + parameters).expectStatus().isBadRequest();
  }

  private String export(String pathAndQuery) {
    return Objects.requireNonNull(
        get(pathAndQuery)
            .expectStatus()
            .isOk()
            .expectHeader()
            .valueEquals("Content-Type", "text/csv;charset=UTF-8")
            .expectBody(String.class)
            .returnResult()
            .getResponseBody());
  }

  private WebTestClient.ResponseSpec get(String pathAndQuery) {
    return WebTestClient.bindToServer()
        .responseTimeout(Duration.ofSeconds(30))
        .build()
        .get()
        .uri(URI.create("http://127.0.0.1:" + port + pathAndQuery))
        .exchange();
  }
}
