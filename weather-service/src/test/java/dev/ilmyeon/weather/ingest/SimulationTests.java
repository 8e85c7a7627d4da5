package dev.ilmyeon.weather.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.weather.RunningService;
import dev.ilmyeon.weather.SettableClock;
import dev.ilmyeon.weather.Subgraph;
import dev.ilmyeon.weather.TestData;
import dev.ilmyeon.weather.forecast.ForecastArchive;
import dev.ilmyeon.weather.forecast.Product;
import dev.ilmyeon.weather.observation.ObservationArchive;
import dev.ilmyeon.weather.observation.Reading;
import dev.ilmyeon.weather.observation.Source;
import dev.ilmyeon.weather.simulation.SimulatedKma;
import dev.ilmyeon.weather.station.StationId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** What is simulated shows only where it may, and nobody can take it for real. */
@RunningService
class SimulationTests {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String STRIP =
      """
      { weatherStrip(edition: "live") { attribution { label } entries { temperatureLabel
        observation { source skySource attribution { label } } } }
        station(id: "108") { forecast(edition: "live", hours: 6) { source attribution { label } } } }
      """;

  @Autowired Subgraph subgraph;
  @Autowired TestData data;
  @Autowired SettableClock clock;
  @Autowired DatabaseClient database;
  @Autowired ObservationArchive observations;
  @Autowired ForecastArchive forecasts;

  @BeforeEach
  void simulate() {
    Instant now = Instant.parse("2026-12-31T15:50:00Z");
    clock.set(now);
    SimulatedKma kma = new SimulatedKma(database, clock);
    Outcome surface =
        new SurfacePoll(kma, Source.SIMULATED, observations, new Announcements(database))
            .poll(now)
            .block(DEADLINE);
    Outcome forecast =
        new ForecastPoll(kma, Product.ULTRA_SHORT_FORECAST, forecasts, true)
            .poll(now)
            .block(DEADLINE);
    assertThat(surface.newest()).isEqualTo("2026-12-31T15:00:00Z");
    assertThat(forecast.code()).isEqualTo("OK");
  }

  @AfterEach
  void clear() {
    show(false);
    data.clear();
  }

  @Test
  void showsNoneOfItWhereNothingIsSimulated() {
    var response = subgraph.ask(STRIP);

    response
        .path("weatherStrip.entries[*].temperatureLabel")
        .entityList(String.class)
        .satisfies(labels -> assertThat(labels).hasSize(16).containsOnly("–"));
    response.path("weatherStrip.attribution.label").entity(String.class).isEqualTo("기상청 제공");
    response.path("station.forecast").entityList(Object.class).hasSize(0);
  }

  @Test
  void saysWhatItIsWhereverItShows() {
    show(true);

    var response = subgraph.ask(STRIP);

    response
        .path("weatherStrip.entries[*].temperatureLabel")
        .entityList(String.class)
        .satisfies(labels ->
            assertThat(labels).hasSize(16).allSatisfy(label -> assertThat(label).endsWith("℃")));
    for (String sources :
        new String[] {"weatherStrip.entries[*].observation.source", "station.forecast[*].source"}) {
      response
          .path(sources)
          .entityList(String.class)
          .satisfies(all -> assertThat(all).isNotEmpty().containsOnly("SIMULATED"));
    }
    for (String label :
        new String[] {
          "weatherStrip.attribution.label",
          "weatherStrip.entries[0].observation.attribution.label",
          "station.forecast[0].attribution.label"
        }) {
      response.path(label).entity(String.class).isEqualTo("모의 자료(실제 날씨 아님)");
    }
  }

  @Test
  void givesWayToWhatIsReal() {
    show(true);
    data.run(
        "UPDATE observation SET source = 'ASOS', temperature = -40 WHERE source = 'SIMULATED' AND station_id = 108",
        Map.of());

    simulate();

    assertThat(
            data.value(
                "SELECT min(temperature) FROM observation WHERE station_id = 108 AND source = 'ASOS'",
                Double.class))
        .isEqualTo(-40);
  }

  /** A simulated forecast's sky stands in beside simulated values, and says that it is one. */
  @Test
  void leavesNoSkyOfItsOwnToWhatIsReal() {
    show(true);
    Instant hour = Instant.parse("2026-12-31T16:00:00Z");
    clock.set(hour.plusSeconds(600));
    Reading withoutCloud =
        new Reading(
            new StationId(108), hour, BigDecimal.ONE, null, null, null, null, null, null, null);
    String sky = "{ station(id: \"108\") { current(edition: \"live\") { source skySource } } }";

    observations.save(List.of(withoutCloud), Source.SIMULATED, hour).block(DEADLINE);
    subgraph
        .ask(sky)
        .path("station.current")
        .matchesJsonStrictly("{\"source\": \"SIMULATED\", \"skySource\": \"SIMULATED\"}");

    observations.save(List.of(withoutCloud), Source.ASOS, hour).block(DEADLINE);
    subgraph
        .ask(sky)
        .path("station.current")
        .matchesJsonStrictly("{\"source\": \"ASOS\", \"skySource\": null}");
  }

  private void show(boolean simulated) {
    data.run(
        "UPDATE edition SET shows_simulated = :simulated AND fixed_clock IS NULL",
        Map.of("simulated", simulated));
  }
}
