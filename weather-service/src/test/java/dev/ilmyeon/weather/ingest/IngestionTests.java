package dev.ilmyeon.weather.ingest;

import static dev.ilmyeon.weather.ingest.KmaSays.noData;
import static dev.ilmyeon.weather.ingest.KmaSays.period;
import static dev.ilmyeon.weather.ingest.KmaSays.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.platform.testing.sql.SqlStatements;
import dev.ilmyeon.weather.RunningService;
import dev.ilmyeon.weather.SettableClock;
import dev.ilmyeon.weather.Subgraph;
import dev.ilmyeon.weather.TestData;
import dev.ilmyeon.weather.kma.Payloads;
import dev.ilmyeon.weather.kma.client.StubKma;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** From KMA's bytes to what readers are shown, around New Year in Korea. */
@RunningService
class IngestionTests {

  private static final String LATEST = "kma_sfctm2.php";
  private static final String PERIOD = "kma_sfctm3.php";
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @Autowired Subgraph subgraph;
  @Autowired TestData data;
  @Autowired SettableClock clock;
  @Autowired StubKma stub;
  @Autowired Poller poller;
  @Autowired Retention retention;
  @Autowired SqlStatements statements;

  @BeforeEach
  @AfterEach
  void clear() {
    data.clear();
    stub.clear();
  }

  @Test
  void showsAnHourOnceItIsInAndStoresItInUtc() {
    stub.answer(
        LATEST,
        Payloads.surface(
            row("202701010000", 108, "-9.0", "4"), row("202701010000", 99999, "1.0", "0")));

    tickAt("2026-12-31T15:06:00Z");

    assertThat(label(108)).isEqualTo("-9.0℃ 구름조금 FRESH ASOS 2027-01-01T00:00:00.000+09:00");
    assertThat(label(133)).isEqualTo("–");
    assertThat(
            data.value("SELECT observed_at FROM observation WHERE source = 'ASOS'", Instant.class))
        .isEqualTo("2026-12-31T15:00:00Z");
  }

  @Test
  void asksOnlyAsTheTimetableSaysAndNeverBecauseAReaderDoes() {
    stub.answer(LATEST, Payloads.surface(row("202612312300", 108, "1.0", "0")));
    tickAt("2026-12-31T15:06:00Z");
    tickAt("2026-12-31T15:08:00Z");
    assertThat(stub.requests(LATEST)).hasSize(1);

    stub.answer(LATEST, Payloads.surface(row("202701010000", 108, "2.0", "0")));
    tickAt("2026-12-31T15:09:00Z");
    assertThat(stub.requests(LATEST)).hasSize(2);
    tickAt("2026-12-31T15:30:00Z");
    tickAt("2026-12-31T16:04:00Z");
    label(108);
    assertThat(stub.requests(LATEST)).hasSize(2);
    tickAt("2026-12-31T16:05:00Z");
    assertThat(stub.requests(LATEST)).hasSize(3);
  }

  @Test
  void keepsTheLastGoodWhateverComesInstead() {
    stub.answer(LATEST, Payloads.surface(row("202701010000", 108, "2.0", "0")));
    tickAt("2026-12-31T15:06:00Z");
    byte[] good = Payloads.surface(row("202701010100", 108, "9.9", "0"));
    List<StubKma.Reply> bad =
        List.of(
            new StubKma.Reset(),
            new StubKma.Answer(200, "text/plain", new byte[0]),
            new StubKma.Answer(200, "text/plain", Arrays.copyOf(good, good.length - 9)),
            new StubKma.Half(good),
            new StubKma.Answer(
                403,
                "application/json",
                "{\"result\":{\"status\":403}}".getBytes(StandardCharsets.UTF_8)));
    int minute = 5;
    for (StubKma.Reply reply : bad) {
      stub.reply(LATEST, reply);
      tickAt("2026-12-31T16:%02d:00Z".formatted(minute));
      minute += 3;
      assertThat(label(108)).startsWith("2.0℃ 맑음");
    }

    assertThat(data.value("SELECT last_code FROM feed WHERE name = 'SURFACE'", String.class))
        .isEqualTo("ACCESS_DENIED");
    assertThat(data.value("SELECT failures FROM feed WHERE name = 'SURFACE'", Integer.class))
        .isEqualTo(bad.size());
    assertThat(data.value("SELECT newest_at FROM feed WHERE name = 'SURFACE'", Instant.class))
        .isEqualTo("2026-12-31T15:00:00Z");
  }

  @Test
  void correctedAndLateObservationsReplaceOlderOnesWhichAreKept() {
    stub.answer(LATEST, Payloads.surface(row("202701010000", 108, "2.0", "0")));
    tickAt("2026-12-31T15:06:00Z");
    stub.answer(LATEST, Payloads.surface(row("202701010100", 108, "1.5", "0")));
    stub.answer(
        PERIOD,
        Payloads.surface(
            row("202701010000", 108, "2.4", "0"), row("202701010000", 133, "-1.0", "10")));

    tickAt("2026-12-31T16:06:00Z");

    assertThat(stub.requests(PERIOD).getLast().parameters())
        .containsEntry("tm1", "202612312200")
        .containsEntry("tm2", "202701010000");
    assertThat(rows("108", "2026-12-31T15:00:00Z")).isEqualTo("2.4 ASOS 1");
    assertThat(rows("133", "2026-12-31T15:00:00Z")).isEqualTo("-1.0 ASOS 0");
    assertThat(
            data.value(
                "SELECT observation ->> 'temperature' || ' ' || (observation ->> 'fetched_at')::timestamptz FROM observation_replaced",
                String.class))
        .startsWith("2.0 2026-12-31 15:06");

    tickAt("2026-12-31T17:06:00Z");
    assertThat(rows("108", "2026-12-31T15:00:00Z")).as("the same again").isEqualTo("2.4 ASOS 1");
  }

  @Test
  void hoursThatAreMissingAreAskedForAgain() {
    stub.answer(LATEST, Payloads.surface(row("202701010000", 108, "2.0", "0")));
    tickAt("2026-12-31T15:06:00Z");
    stub.answer(LATEST, Payloads.surface(row("202701010500", 108, "1.0", "0")));
    stub.reply(PERIOD, request -> period(request));
    tickAt("2026-12-31T20:06:00Z");
    for (int minute = 7; minute < 12; minute++) {
      tickAt("2026-12-31T20:%02d:00Z".formatted(minute));
    }

    assertThat(
            data.value(
                """
                SELECT count(*) FROM observation WHERE station_id = 108 AND source = 'ASOS'
                  AND observed_at BETWEEN '2026-12-29T20:00Z' AND '2026-12-31T20:00Z'
                """,
                Long.class))
        .as("48 hours and the newest")
        .isEqualTo(49);
    int calls = stub.requests(PERIOD).size();
    tickAt("2026-12-31T20:20:00Z");
    assertThat(stub.requests(PERIOD)).as("no gap, no call").hasSize(calls);
  }

  @Test
  void theNowcastStandsInForASilentStationUntilItReports() {
    stub.answer(LATEST, Payloads.surface(row("202612310900", 108, "-6.0", "0")));
    String nowcast =
        new String(Payloads.envelope(Payloads.nowcast()), StandardCharsets.UTF_8)
            .replace("20240726", "20261231");
    stub.reply(
        "getUltraSrtNcst",
        request ->
            request.parameters().get("nx").equals("67")
                ? new StubKma.Answer(
                    200, "application/json", nowcast.getBytes(StandardCharsets.UTF_8))
                : noData());
    tickAt("2026-12-31T00:06:00Z");
    assertThat(label(133)).isEqualTo("–");
    tickAt("2026-12-31T00:16:00Z");

    assertThat(label(133))
        .as("a nowcast knows no sky")
        .isEqualTo("26.3℃ – FRESH NOWCAST 2026-12-31T09:00:00.000+09:00");

    stub.answer(LATEST, Payloads.surface(row("202612311000", 108, "-5.0", "0")));
    stub.answer(PERIOD, Payloads.surface(row("202612310900", 133, "-6.6", "4")));
    tickAt("2026-12-31T01:06:00Z");
    assertThat(rows("133", "2026-12-31T00:00:00Z")).isEqualTo("-6.6 ASOS 1");
  }

  @Test
  void theForecastsSkyStandsInWhereTheCloudAmountIsMissing() {
    stub.reply(
        "getUltraSrtFcst",
        request ->
            request.parameters().get("nx").equals("67")
                ? new StubKma.Answer(
                    200, "application/json", Payloads.envelope(Payloads.ultraShortForecast()))
                : noData());
    tickAt("2024-07-26T00:46:00Z");
    stub.answer(LATEST, Payloads.surface(row("202407261000", 133, "27.1", "-9")));
    tickAt("2024-07-26T01:20:00Z");

    subgraph
        .ask(
            """
            { station(id: "133") { current(edition: "live") { skyLabel skySource source }
              forecast(hours: 3, edition: "live") { at source sky temperature precipitation attribution { label } } } }
            """)
        .path("station")
        .matchesJson(
            """
            {"current": {"skyLabel": "구름많음", "skySource": "ULTRA_SHORT_FORECAST", "source": "ASOS"},
             "forecast": [
               {"at": "2024-07-26T11:00:00.000+09:00", "source": "ULTRA_SHORT_FORECAST", "sky": "MOSTLY_CLOUDY",
                "temperature": 27.0, "precipitation": "NONE", "attribution": {"label": "기상청 제공"}},
               {"at": "2024-07-26T12:00:00.000+09:00"}, {"at": "2024-07-26T13:00:00.000+09:00"}]}
            """);
    assertThat(
            data.value(
                "SELECT last_code FROM feed WHERE name = 'ULTRA_SHORT_FORECAST'", String.class))
        .as("fifteen cells are still missing")
        .isEqualTo("NO_DATA");
  }

  @Test
  void anAnswerWithoutAnyObservationIsNoSuccess() {
    stub.answer(LATEST, Payloads.surface());
    tickAt("2026-12-31T15:06:00Z");
    assertThat(data.value("SELECT last_code FROM feed WHERE name = 'SURFACE'", String.class))
        .isEqualTo("NO_DATA");

    stub.answer(LATEST, Payloads.surface(row("202701010000", 108, "999", "0")));
    tickAt("2026-12-31T15:09:00Z");
    assertThat(data.value("SELECT last_code FROM feed WHERE name = 'SURFACE'", String.class))
        .isEqualTo("GARBLED");
    assertThat(
            data.value(
                "SELECT failures FROM feed WHERE name = 'SURFACE' AND last_succeeded_at IS NULL",
                Integer.class))
        .isEqualTo(2);
  }

  @Test
  void oneInstancePollsAlthoughSeveralLook() {
    stub.answer(LATEST, Payloads.surface(row("202701010000", 108, "2.0", "0")));
    clock.set(Instant.parse("2026-12-31T15:06:00Z"));

    Mono.when(Ticks.of(poller), Ticks.of(poller), Ticks.of(poller), Ticks.of(poller))
        .block(DEADLINE);

    assertThat(stub.requests(LATEST)).hasSize(1);
  }

  @Test
  void aUsedUpQuotaStopsCallsUntilMidnightInKorea() {
    stub.answer(LATEST, Payloads.surface(row("202701010000", 108, "2.0", "0")));
    data.run(
        "INSERT INTO feed_calls (feed, day, calls) VALUES ('SURFACE', '2026-12-31', 10000)",
        Map.of());

    tickAt("2026-12-31T14:59:00Z");
    assertThat(stub.requests(LATEST)).isEmpty();
    assertThat(data.value("SELECT last_code FROM feed WHERE name = 'SURFACE'", String.class))
        .isEqualTo("QUOTA_USED_UP");

    tickAt("2026-12-31T15:05:00Z");
    assertThat(stub.requests(LATEST)).hasSize(1);
    assertThat(
            data.value(
                "SELECT calls FROM feed_calls WHERE feed = 'SURFACE' AND day = '2027-01-01'",
                Integer.class))
        .as("the latest hour, and those before it")
        .isEqualTo(2);
  }

  @Test
  void warningsComeGoAndBelongToRegions() {
    stub.answer(
        "wrn_now_data.php",
        Payloads.warnings(
            Payloads.warning("01", "호우", "주의", ""), Payloads.warning("02", "폭염", "경보", "27일 낮")));
    tickAt("2024-07-26T00:06:00Z");
    statements.clear();

    subgraph
        .ask(
            """
            { warnings(edition: "live", region: "KR-30") { kind level command area parentArea region ends source attribution { label } }
              none: warnings(edition: "live", region: "KR-11") { id }
              all: warnings(edition: "live") { kind }
              sample: warnings { kind }
              bad: warnings(region: "대전") { id }
              weatherStrip(edition: "live") { warnings { kind } } }
            """)
        .path("")
        .matchesJsonStrictly(
            """
            {"warnings": [
               {"kind": "폭염", "level": "경보", "command": "발표", "area": "대전동부", "parentArea": "대전광역시",
                "region": "KR-30", "ends": "27일 낮", "source": "WARNING_LIST", "attribution": {"label": "기상청 제공"}},
               {"kind": "호우", "level": "주의", "command": "발표", "area": "대전동부", "parentArea": "대전광역시",
                "region": "KR-30", "ends": null, "source": "WARNING_LIST", "attribution": {"label": "기상청 제공"}}],
             "none": [], "all": [{"kind": "폭염"}, {"kind": "호우"}],
             "sample": [{"kind": "폭염"}, {"kind": "호우"}], "bad": null,
             "weatherStrip": {"warnings": [{"kind": "폭염"}, {"kind": "호우"}]}}
            """);
    assertThat(statements.sent())
        .as("root fields, the strip, the strip's warnings")
        .hasSizeLessThanOrEqualTo(3);

    stub.answer("wrn_now_data.php", Payloads.warnings(Payloads.warning("01", "호우", "주의", "")));
    tickAt("2024-07-26T00:10:00Z");
    subgraph
        .ask("{ warnings(edition: \"live\") { kind } }")
        .path("warnings[*].kind")
        .entityList(String.class)
        .containsExactly("호우");
  }

  @Test
  void tellsOperatorsHowFeedsDo() {
    stub.answer(LATEST, Payloads.surface(row("202701010000", 108, "2.0", "0")));
    tickAt("2026-12-31T15:06:00Z");

    subgraph
        .ask(
            """
            { feedHealth { feed configured source lastCalledAt lastSucceededAt newestAt lastCode failures callsToday quota } }
            """)
        .path("feedHealth[0]")
        .matchesJsonStrictly(
            """
            {"feed": "SURFACE", "configured": true, "source": "KMA", "lastCalledAt": "2027-01-01T00:06:00.000+09:00",
             "lastSucceededAt": "2027-01-01T00:06:00.000+09:00", "newestAt": "2027-01-01T00:00:00.000+09:00",
             "lastCode": "OK", "failures": 0, "callsToday": 2, "quota": 10000}
            """);
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

  private void tickAt(String time) {
    clock.set(Instant.parse(time));
    Ticks.of(poller).block(DEADLINE);
  }

  /** As the strip of today shows it, with where it comes from. */
  private String label(int station) {
    return subgraph
        .ask(
            """
            { weatherStrip(edition: "live") { entries { station { id } temperatureLabel skyLabel
              observation { freshness source observedAt } } } }
            """)
        .path("weatherStrip.entries[?(@.station.id == '%d')]".formatted(station))
        .entityList(Entry.class)
        .get()
        .getFirst()
        .line();
  }

  private String rows(String station, String at) {
    return data.value(
        "SELECT concat_ws(' ', temperature, source, revision) FROM observation WHERE station_id = %s AND observed_at = '%s'"
            .formatted(station, at),
        String.class);
  }

  record Seen(String freshness, String source, String observedAt) {}

  record Entry(String temperatureLabel, String skyLabel, Seen observation) {
    String line() {
      return observation == null
          ? temperatureLabel
          : String.join(
              " ",
              temperatureLabel,
              skyLabel,
              observation.freshness(),
              observation.source(),
              observation.observedAt());
    }
  }
}
