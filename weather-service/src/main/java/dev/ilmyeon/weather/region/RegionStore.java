package dev.ilmyeon.weather.region;

import dev.ilmyeon.weather.edition.EditionId;
import dev.ilmyeon.weather.observation.CurrentObservation;
import dev.ilmyeon.weather.station.StationColumns;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Reads the weather of regions, one statement for all regions and editions asked for. */
final class RegionStore {

  private final DatabaseClient database;
  private final Clock clock;

  RegionStore(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The weather for each key whose region and edition weather knows. */
  Mono<Map<RegionKey, RegionWeather>> weather(Collection<RegionKey> keys) {
    List<RegionKey> asked = List.copyOf(keys);
    return database
        .sql(
            """
            SELECT r.region_code, r.choice, r.reason, e.id AS edition_id, %s, %s
            FROM unnest(:regions, :editions) AS k (region_code, edition_id)
            JOIN region_station r ON r.region_code = k.region_code
            JOIN edition e ON e.id = k.edition_id
            JOIN station s ON s.id = r.station_id
            %s
            """
                .formatted(
                    StationColumns.SELECTED, CurrentObservation.SELECTED, CurrentObservation.JOIN))
        .bind("regions", asked.stream().map(key -> key.region().value()).toArray(String[]::new))
        .bind("editions", asked.stream().map(key -> key.edition().value()).toArray(String[]::new))
        .bind("now", clock.instant())
        .map(row -> Map.entry(key(row), weather(row)))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static RegionKey key(Readable row) {
    return new RegionKey(
        new RegionCode(text(row, "region_code")), new EditionId(text(row, "edition_id")));
  }

  private static RegionWeather weather(Readable row) {
    return new RegionWeather(
        key(row),
        StationColumns.read(row),
        StationChoice.valueOf(text(row, "choice")),
        text(row, "reason"),
        CurrentObservation.read(row));
  }

  private static String text(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, String.class), column);
  }
}
