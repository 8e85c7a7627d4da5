package dev.ilmyeon.weather.strip;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.ilmyeon.weather.edition.EditionId;
import dev.ilmyeon.weather.observation.CurrentObservation;
import dev.ilmyeon.weather.station.StationColumns;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Reads whole strips, one statement for all editions asked for. */
final class StripStore {

  private record Row(EditionId edition, StripEntry entry) {}

  private final DatabaseClient database;
  private final Clock clock;

  StripStore(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The strip of each edition that weather knows. */
  Mono<Map<EditionId, WeatherStrip>> strips(Collection<EditionId> editions) {
    return database
        .sql(
            """
            SELECT e.id AS edition_id, %s, %s
            FROM edition e
            CROSS JOIN station s
            %s
            WHERE e.id = ANY (:editions) AND s.in_strip
            ORDER BY e.id, s.id
            """
                .formatted(
                    StationColumns.SELECTED, CurrentObservation.SELECTED, CurrentObservation.JOIN))
        .bind("editions", editions.stream().map(EditionId::value).toArray(String[]::new))
        .bind("now", clock.instant())
        .map(StripStore::row)
        .all()
        .collect(groupingBy(Row::edition, mapping(Row::entry, toList())))
        .map(strips -> {
          Map<EditionId, WeatherStrip> named = new HashMap<>();
          strips.forEach(
              (edition, entries) -> named.put(edition, WeatherStrip.of(edition, entries)));
          return named;
        });
  }

  private static Row row(Readable row) {
    return new Row(
        new EditionId(Objects.requireNonNull(row.get("edition_id", String.class))),
        new StripEntry(StationColumns.read(row), CurrentObservation.read(row)));
  }
}
