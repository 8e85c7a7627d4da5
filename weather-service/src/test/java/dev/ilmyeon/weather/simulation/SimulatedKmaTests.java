package dev.ilmyeon.weather.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.weather.RunningService;
import dev.ilmyeon.weather.SettableClock;
import dev.ilmyeon.weather.grid.GridCell;
import dev.ilmyeon.weather.kma.ForecastStep;
import dev.ilmyeon.weather.kma.GridForecast;
import dev.ilmyeon.weather.kma.KmaReply;
import dev.ilmyeon.weather.kma.SurfaceReport;
import dev.ilmyeon.weather.kma.SurfaceReports;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** A year of it is a year that could be. */
@RunningService
class SimulatedKmaTests {

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  @Autowired DatabaseClient database;
  @Autowired SettableClock clock;

  @Test
  void isTheSameForEveryInstance() {
    clock.set(Instant.parse("2026-12-31T15:06:00Z"));

    assertThat(reports("2026-12-31T15:00:00Z")).isEqualTo(reports("2026-12-31T15:00:00Z"));
    assertThat(
            ((KmaReply.Answered<SurfaceReports>) kma().latestSurface().block(DEADLINE))
                .value()
                .reports())
        .isEqualTo(reports("2026-12-31T15:00:00Z"))
        .hasSizeGreaterThanOrEqualTo(16);
  }

  @Test
  void summersAreWarmAndWintersCold() {
    double january = mean("2026-01-15T00:00:00Z");
    double july = mean("2026-07-15T00:00:00Z");

    assertThat(january).isBetween(-12.0, 8.0);
    assertThat(july).isBetween(17.0, 34.0);
  }

  @Test
  void staysWithinWhatCanBeStored() {
    Instant at = Instant.parse("2026-01-01T00:00:00Z");
    for (int i = 0; i < 366 * 3; i++, at = at.plus(8, ChronoUnit.HOURS)) {
      assertThat(Climate.temperature(37.5, 127, at))
          .isBetween(BigDecimal.valueOf(-35), BigDecimal.valueOf(42));
      assertThat(Climate.cloudTenths(37.5, 127, at)).isBetween(0, 10);
      assertThat(Climate.humidity(37.5, 127, at)).isBetween(0, 100);
      assertThat(Climate.rain(37.5, 127, at)).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(50));
    }
  }

  @Test
  void forecastsStepByTheHour() {
    Instant issue = Instant.parse("2026-12-31T14:30:00Z");

    GridForecast forecast =
        ((KmaReply.Answered<GridForecast>)
                kma().ultraShortForecast(new GridCell(60, 127), issue).block(DEADLINE))
            .value();

    assertThat(forecast.steps()).hasSize(6);
    assertThat(forecast.steps().getFirst().at()).isEqualTo("2026-12-31T15:00:00Z");
  }

  @Test
  void villageForecastsHaveTheExtremesOfEachDay() {
    GridForecast forecast =
        ((KmaReply.Answered<GridForecast>)
                kma()
                    .villageForecast(new GridCell(60, 127), Instant.parse("2026-12-31T14:00:00Z"))
                    .block(DEADLINE))
            .value();
    List<ForecastStep> day = forecast.steps().subList(0, 24);

    assertThat(day.getFirst().at()).as("midnight in Korea").isEqualTo("2026-12-31T15:00:00Z");
    assertThat(day.get(6).lowestOfDay())
        .isEqualTo(
            day.stream().map(ForecastStep::temperature).reduce(BigDecimal::min).orElseThrow());
    assertThat(day.get(15).highestOfDay())
        .isEqualTo(
            day.stream().map(ForecastStep::temperature).reduce(BigDecimal::max).orElseThrow());
    assertThat(forecast.steps().stream().filter(step -> step.lowestOfDay() != null)).hasSize(3);
  }

  private double mean(String from) {
    Instant start = Instant.parse(from);
    return ((KmaReply.Answered<SurfaceReports>)
            kma().surface(start, start.plus(3, ChronoUnit.DAYS)).block(DEADLINE))
        .value().reports().stream()
            .mapToDouble(report -> report.temperature().doubleValue())
            .average()
            .orElseThrow();
  }

  private List<SurfaceReport> reports(String at) {
    Instant hour = Instant.parse(at);
    return ((KmaReply.Answered<SurfaceReports>) kma().surface(hour, hour).block(DEADLINE))
        .value()
        .reports();
  }

  private SimulatedKma kma() {
    return new SimulatedKma(database, clock);
  }
}
