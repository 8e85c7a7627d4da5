package dev.ilmyeon.weather.ingest;

import static dev.ilmyeon.weather.ingest.KmaSays.noData;
import static dev.ilmyeon.weather.ingest.KmaSays.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.weather.RunningService;
import dev.ilmyeon.weather.SettableClock;
import dev.ilmyeon.weather.Subgraph;
import dev.ilmyeon.weather.TestData;
import dev.ilmyeon.weather.kma.Payloads;
import dev.ilmyeon.weather.kma.client.StubKma;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What readers are shown where a station says nothing, or nothing of the sky. */
@RunningService
class StandInTests {

  private static final String LATEST = "kma_sfctm2.php";
  private static final String PERIOD = "kma_sfctm3.php";

  @Autowired Subgraph subgraph;
  @Autowired TestData data;
  @Autowired SettableClock clock;
  @Autowired StubKma stub;
  @Autowired Poller poller;

  @BeforeEach
  @AfterEach
  void clear() {
    data.clear();
    stub.clear();
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
    assertThat(data.observed(133, "2026-12-31T00:00:00Z")).isEqualTo("-6.6 ASOS 1");
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

  private void tickAt(String time) {
    Ticks.at(time, clock, poller);
  }

  private String label(int station) {
    return Shown.inStrip(station, subgraph);
  }
}
