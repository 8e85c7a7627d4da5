package dev.ilmyeon.weather.observation;

import dev.ilmyeon.weather.edition.EditionId;
import dev.ilmyeon.weather.station.StationId;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Reads observations by station and edition. */
final class ObservationStore {

  private final DatabaseClient database;
  private final Clock clock;

  ObservationStore(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The newest observation for each key that has one. */
  Mono<Map<ObservationKey, Observation>> current(Collection<ObservationKey> keys) {
    List<ObservationKey> asked = List.copyOf(keys);
    return database
        .sql(
            """
            SELECT s.id AS station_id, e.id AS edition_id, %s
            FROM unnest(:stations, :editions) AS k (station_id, edition_id)
            JOIN station s ON s.id = k.station_id
            JOIN edition e ON e.id = k.edition_id
            %s
            WHERE o.observed_at IS NOT NULL
            """
                .formatted(CurrentObservation.SELECTED, CurrentObservation.JOIN))
        .bind("stations", asked.stream().map(key -> key.station().value()).toArray(Integer[]::new))
        .bind("editions", asked.stream().map(key -> key.edition().value()).toArray(String[]::new))
        .bind("now", clock.instant())
        .map(row -> Map.entry(key(row), Objects.requireNonNull(CurrentObservation.read(row))))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static ObservationKey key(Readable row) {
    return new ObservationKey(
        new StationId(Objects.requireNonNull(row.get("station_id", Integer.class))),
        new EditionId(Objects.requireNonNull(row.get("edition_id", String.class))));
  }
}
