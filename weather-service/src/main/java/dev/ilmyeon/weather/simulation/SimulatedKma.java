package dev.ilmyeon.weather.simulation;

import dev.ilmyeon.weather.grid.GridCell;
import dev.ilmyeon.weather.kma.Amount;
import dev.ilmyeon.weather.kma.Feed;
import dev.ilmyeon.weather.kma.ForecastStep;
import dev.ilmyeon.weather.kma.GridForecast;
import dev.ilmyeon.weather.kma.Kma;
import dev.ilmyeon.weather.kma.KmaReply;
import dev.ilmyeon.weather.kma.Nowcast;
import dev.ilmyeon.weather.kma.Precipitation;
import dev.ilmyeon.weather.kma.SurfaceReport;
import dev.ilmyeon.weather.kma.SurfaceReports;
import dev.ilmyeon.weather.kma.WeatherWarning;
import dev.ilmyeon.weather.observation.Sky;
import dev.ilmyeon.weather.observation.SkyScheme;
import dev.ilmyeon.weather.station.Station;
import dev.ilmyeon.weather.station.StationColumns;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Stands in for KMA: every station reports every hour, a minute late; forecasts know what will be;
 * on windy days there is a warning for a region.
 */
public final class SimulatedKma implements Kma {

  private static final Duration LATE = Duration.ofMinutes(1);
  private static final int HOURS_OF_ULTRA_SHORT = 6;
  private static final int HOURS_OF_VILLAGE = 72;
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  /** At these the village forecast has the extremes of a day. */
  private static final int HOUR_OF_LOWEST = 6;

  private static final int HOUR_OF_HIGHEST = 15;
  private static final BigDecimal WINDY = BigDecimal.valueOf(5);

  private final DatabaseClient database;
  private final Clock clock;

  public SimulatedKma(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** All but the nowcast: no station is ever silent. */
  @Override
  public Set<Feed> feeds() {
    return EnumSet.complementOf(EnumSet.of(Feed.NOWCAST));
  }

  @Override
  public boolean isSimulated() {
    return true;
  }

  @Override
  public Mono<KmaReply<SurfaceReports>> latestSurface() {
    Instant hour = clock.instant().minus(LATE).truncatedTo(ChronoUnit.HOURS);
    return surface(hour, hour);
  }

  @Override
  public Mono<KmaReply<SurfaceReports>> surface(Instant from, Instant to) {
    return database
        .sql("SELECT %s FROM station s ORDER BY s.id".formatted(StationColumns.SELECTED))
        .map(StationColumns::read)
        .all()
        .collectList()
        .map(stations -> {
          List<SurfaceReport> reports = new ArrayList<>();
          for (Instant at = from; !at.isAfter(to); at = at.plus(1, ChronoUnit.HOURS)) {
            for (Station station : stations) {
              reports.add(report(station, at));
            }
          }
          return new KmaReply.Answered<>(new SurfaceReports(reports, List.of()));
        });
  }

  @Override
  public Mono<KmaReply<Nowcast>> nowcast(GridCell cell, Instant issue) {
    return Mono.error(() -> new UnsupportedOperationException("No nowcast is simulated"));
  }

  @Override
  public Mono<KmaReply<GridForecast>> ultraShortForecast(GridCell cell, Instant issue) {
    return forecast(cell, issue, HOURS_OF_ULTRA_SHORT, false);
  }

  @Override
  public Mono<KmaReply<GridForecast>> villageForecast(GridCell cell, Instant issue) {
    return forecast(cell, issue, HOURS_OF_VILLAGE, true);
  }

  @Override
  public Mono<KmaReply<List<WeatherWarning>>> warnings() {
    Instant now = clock.instant();
    Instant issued = now.truncatedTo(ChronoUnit.DAYS);
    boolean windy = Climate.windSpeed(34.5, 126.9, issued).compareTo(WINDY) > 0;
    return Mono.just(new KmaReply.Answered<>(windy ? List.of(warning(issued)) : List.of()));
  }

  private static WeatherWarning warning(Instant issued) {
    return new WeatherWarning(
        "L1100000",
        "전라남도",
        "L1103300",
        "전라남도(모의)",
        issued,
        issued.plus(1, ChronoUnit.HOURS),
        "강풍",
        "주의",
        "발표",
        null);
  }

  private static SurfaceReport report(Station station, Instant at) {
    double latitude = station.lat();
    double longitude = station.lon();
    BigDecimal temperature = Climate.temperature(latitude, longitude, at);
    return new SurfaceReport(
        station.id(),
        at,
        (int) Math.floorMod(station.id().value() + at.getEpochSecond() / 7200, 36L),
        Climate.windSpeed(latitude, longitude, at),
        null,
        null,
        temperature,
        null,
        BigDecimal.valueOf(Climate.humidity(latitude, longitude, at)),
        Climate.rain(latitude, longitude, at),
        null,
        words(Climate.precipitation(latitude, longitude, at)),
        Climate.cloudTenths(latitude, longitude, at));
  }

  private static @Nullable String words(Precipitation kind) {
    return switch (kind) {
      case NONE -> null;
      case SNOW, FLURRY -> "눈";
      case RAIN_SNOW, DRIZZLE_SNOW -> "비/눈";
      case RAIN, SHOWER, DRIZZLE -> "비";
    };
  }

  /** Roughly where a cell is: 5 km are 0.045 degrees to the north and 0.055 to the east. */
  private static Mono<KmaReply<GridForecast>> forecast(
      GridCell cell, Instant issue, int hours, boolean extremes) {
    double latitude = 38 + (cell.ny() - 136) * 0.045;
    double longitude = 126 + (cell.nx() - 43) * 0.055;
    Instant first = issue.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    List<ForecastStep> steps =
        LongStream.range(0, hours)
            .mapToObj(
                hour -> step(latitude, longitude, first.plus(hour, ChronoUnit.HOURS), extremes))
            .toList();
    return Mono.just(new KmaReply.Answered<>(new GridForecast(cell, issue, steps)));
  }

  private static ForecastStep step(
      double latitude, double longitude, Instant at, boolean extremes) {
    int hour = at.atZone(KOREA).getHour();
    int cloud = Climate.cloudTenths(latitude, longitude, at);
    BigDecimal rain = Climate.rain(latitude, longitude, at);
    return new ForecastStep(
        at,
        Climate.temperature(latitude, longitude, at),
        extremes && hour == HOUR_OF_LOWEST
            ? ofDay(latitude, longitude, at.minus(hour, ChronoUnit.HOURS), BigDecimal::min)
            : null,
        extremes && hour == HOUR_OF_HIGHEST
            ? ofDay(latitude, longitude, at.minus(hour, ChronoUnit.HOURS), BigDecimal::max)
            : null,
        Sky.ofTenths(cloud).in(SkyScheme.KMA3),
        Climate.precipitation(latitude, longitude, at),
        rain.signum() > 0 ? 80 : 5 * cloud,
        new Amount(rain, rain),
        null,
        BigDecimal.valueOf(Climate.humidity(latitude, longitude, at)),
        null,
        Climate.windSpeed(latitude, longitude, at));
  }

  private static BigDecimal ofDay(
      double latitude, double longitude, Instant midnight, BinaryOperator<BigDecimal> which) {
    return LongStream.range(0, 24)
        .mapToObj(
            hour -> Climate.temperature(latitude, longitude, midnight.plus(hour, ChronoUnit.HOURS)))
        .reduce(which)
        .orElseThrow();
  }
}
