package dev.ilmyeon.weather.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.platform.testing.sql.SqlStatements;
import dev.ilmyeon.weather.RunningService;
import dev.ilmyeon.weather.SettableClock;
import dev.ilmyeon.weather.Subgraph;
import dev.ilmyeon.weather.TestData;
import dev.ilmyeon.weather.grid.GridCell;
import dev.ilmyeon.weather.kma.ForecastStep;
import dev.ilmyeon.weather.kma.GridForecast;
import dev.ilmyeon.weather.station.StationId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Around New Year in Korea, which is 15:00 UTC. */
@RunningService
class ForecastTests {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Instant NOW = Instant.parse("2026-12-31T14:50:00Z");
  private static final Instant HOUR = Instant.parse("2026-12-31T15:00:00Z");
  private static final Instant EARLIER = Instant.parse("2026-12-31T08:00:00Z");
  private static final Instant LATER = Instant.parse("2026-12-31T11:00:00Z");

  @Autowired Subgraph subgraph;
  @Autowired TestData data;
  @Autowired SettableClock clock;
  @Autowired SqlStatements statements;
  @Autowired ForecastArchive archive;

  @BeforeEach
  void start() {
    data.clear();
    clock.set(NOW);
  }

  @AfterEach
  void clear() {
    data.clear();
  }

  @Test
  void areThoseOfTheLatestIssueInWhateverOrderTheyCome() {
    save(Product.VILLAGE_FORECAST, LATER, 1, false);
    save(Product.VILLAGE_FORECAST, EARLIER, 9, false);
    assertThat(shown()).isEqualTo("2027-01-01T00:00:00.000+09:00 1.0 VILLAGE_FORECAST");

    save(Product.VILLAGE_FORECAST, LATER, 2, false);
    assertThat(shown())
        .as("corrected")
        .isEqualTo("2027-01-01T00:00:00.000+09:00 2.0 VILLAGE_FORECAST");
  }

  @Test
  void areThoseOfTheNearerForecastWhereBothKnowAnHour() {
    save(Product.ULTRA_SHORT_FORECAST, LATER, 3, false);
    save(Product.VILLAGE_FORECAST, LATER, 1, false);

    assertThat(shown()).isEqualTo("2027-01-01T00:00:00.000+09:00 3.0 ULTRA_SHORT_FORECAST");
  }

  @Test
  void areNeverSimulatedWhereThereIsARealOne() {
    save(Product.VILLAGE_FORECAST, LATER, 30, true);
    save(Product.VILLAGE_FORECAST, EARLIER, 1, false);
    save(Product.VILLAGE_FORECAST, LATER, 30, true);

    assertThat(
            data.value("SELECT concat_ws(' ', simulated, temperature) FROM forecast", String.class))
        .isEqualTo("f 1.0");
  }

  @Test
  void ofAllStationsCostOneStatement() {
    statements.clear();

    subgraph
        .ask("{ stations { forecast(edition: \"live\", hours: 72) { at } } }")
        .path("stations[*].forecast")
        .entityList(Object.class)
        .hasSize(97);

    assertThat(statements.sent()).as("stations, forecasts").hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 73})
  void areOfThreeDaysAtMost(int hours) {
    subgraph
        .ask("{ station(id: \"108\") { forecast(hours: %d) { at } } }".formatted(hours))
        .errors()
        .satisfy(errors ->
            assertThat(errors)
                .singleElement()
                .satisfies(error ->
                    assertThat(error.getExtensions()).containsEntry("code", "BAD_USER_INPUT")));
  }

  private void save(Product product, Instant issue, int temperature, boolean simulated) {
    ForecastStep step =
        new ForecastStep(
            HOUR,
            BigDecimal.valueOf(temperature),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    archive
        .save(
            product,
            new GridForecast(new GridCell(60, 127), issue, List.of(step)),
            List.of(new StationId(108)),
            simulated)
        .block(DEADLINE);
  }

  record Hour(String at, double temperature, String source) {}

  private String shown() {
    List<Hour> hours =
        subgraph
            .ask(
                "{ station(id: \"108\") { forecast(edition: \"live\") { at temperature source } } }")
            .path("station.forecast")
            .entityList(Hour.class)
            .get();
    assertThat(hours).hasSize(1);
    Hour hour = hours.getFirst();
    return hour.at() + " " + hour.temperature() + " " + hour.source();
  }
}
