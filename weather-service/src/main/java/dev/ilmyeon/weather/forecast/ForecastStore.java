package dev.ilmyeon.weather.forecast;

import static java.util.stream.Collectors.toMap;

import dev.ilmyeon.weather.edition.EditionId;
import dev.ilmyeon.weather.kma.Precipitation;
import dev.ilmyeon.weather.observation.Sky;
import dev.ilmyeon.weather.observation.Source;
import dev.ilmyeon.weather.station.StationId;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Reads forecasts, one statement for all stations, editions and lengths asked for. */
final class ForecastStore {

  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  private final DatabaseClient database;
  private final Clock clock;

  ForecastStore(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** In ascending time; an empty list where the edition may show none. */
  Mono<Map<ForecastKey, List<Forecast>>> next(Collection<ForecastKey> keys) {
    List<ForecastKey> asked = List.copyOf(keys);
    return database
        .sql(
            """
            SELECT DISTINCT ON (k.station_id, k.edition_id, k.hours, f.at)
              k.station_id, k.edition_id, k.hours, f.product, f.at, f.issued_at, f.simulated, f.temperature, f.lowest,
              f.highest, f.sky, f.precipitation, f.probability, f.humidity, f.wind_speed
            FROM unnest(:stations, :editions, :hours) AS k (station_id, edition_id, hours)
            JOIN edition e ON e.id = k.edition_id
            JOIN forecast f ON f.station_id = k.station_id
              AND f.at > coalesce(e.fixed_clock, :now)
              AND f.at <= coalesce(e.fixed_clock, :now) + k.hours * interval '1 hour'
              AND f.issued_at <= coalesce(e.fixed_clock, :now)
              AND (e.shows_simulated OR NOT f.simulated)
            ORDER BY k.station_id, k.edition_id, k.hours, f.at, f.product
            """)
        .bind("stations", asked.stream().map(key -> key.station().value()).toArray(Integer[]::new))
        .bind("editions", asked.stream().map(key -> key.edition().value()).toArray(String[]::new))
        .bind("hours", asked.stream().map(ForecastKey::hours).toArray(Integer[]::new))
        .bind("now", clock.instant())
        .map(row -> Map.entry(key(row), forecast(row)))
        .all()
        .collectMultimap(Map.Entry::getKey, Map.Entry::getValue)
        .map(found ->
            asked.stream()
                .distinct()
                .collect(
                    toMap(
                        Function.identity(),
                        key -> List.copyOf(found.getOrDefault(key, List.of())))));
  }

  private static ForecastKey key(Readable row) {
    return new ForecastKey(
        new StationId(required(row, "station_id", Integer.class)),
        new EditionId(required(row, "edition_id", String.class)),
        required(row, "hours", Integer.class));
  }

  private static Forecast forecast(Readable row) {
    return new Forecast(
        inKorea(required(row, "at", Instant.class)),
        inKorea(required(row, "issued_at", Instant.class)),
        required(row, "simulated", Boolean.class)
            ? Source.SIMULATED
            : Source.valueOf(required(row, "product", String.class)),
        row.get("temperature", BigDecimal.class),
        row.get("lowest", BigDecimal.class),
        row.get("highest", BigDecimal.class),
        named(row.get("sky", String.class), Sky::valueOf),
        named(row.get("precipitation", String.class), Precipitation::valueOf),
        row.get("probability", Integer.class),
        row.get("humidity", Integer.class),
        row.get("wind_speed", BigDecimal.class));
  }

  private static OffsetDateTime inKorea(Instant time) {
    return time.atZone(KOREA).toOffsetDateTime();
  }

  private static <T> @Nullable T named(@Nullable String name, Function<String, T> value) {
    return name == null ? null : value.apply(name);
  }

  private static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
