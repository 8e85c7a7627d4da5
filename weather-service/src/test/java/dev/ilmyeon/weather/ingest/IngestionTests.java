package dev.ilmyeon.weather.ingest;

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
    assertThat(data.observed(108, "2026-12-31T15:00:00Z")).isEqualTo("2.4 ASOS 1");
    assertThat(data.observed(133, "2026-12-31T15:00:00Z")).isEqualTo("-1.0 ASOS 0");
    assertThat(
            data.value(
                "SELECT observation ->> 'temperature' || ' ' || (observation ->> 'fetched_at')::timestamptz FROM observation_replaced",
                String.class))
        .startsWith("2.0 2026-12-31 15:06");

    tickAt("2026-12-31T17:06:00Z");
    assertThat(data.observed(108, "2026-12-31T15:00:00Z"))
        .as("the same again")
        .isEqualTo("2.4 ASOS 1");
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
  void tellsOperatorsHowFeedsDo() {
    stub.answer(LATEST, Payloads.surface(row("202701010000", 108, "2.0", "0")));
    tickAt("2026-12-31T15:06:00Z");
    statements.clear();

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
    assertThat(statements.sent()).as("for all feeds").hasSize(1);
  }

  private void tickAt(String time) {
    Ticks.at(time, clock, poller);
  }

  private String label(int station) {
    return Shown.inStrip(station, subgraph);
  }
}
