package dev.ilmyeon.weather.station;

import java.util.Collection;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** Reads the table of stations. */
final class StationStore {

  /** More than Korea has synoptic stations (97): the list is bounded whatever the table holds. */
  static final int MAX_STATIONS = 200;

  private final DatabaseClient database;

  StationStore(DatabaseClient database) {
    this.database = database;
  }

  /** In ascending station number. */
  Flux<Station> all() {
    return after(0, MAX_STATIONS);
  }

  /** The first of those with a greater number, in ascending station number. */
  Flux<Station> after(int number, int first) {
    return database
        .sql(
            """
            SELECT %s
            FROM station s
            WHERE s.id > :number
            ORDER BY s.id
            LIMIT :first
            """
                .formatted(StationColumns.SELECTED))
        .bind("number", number)
        .bind("first", first)
        .map(StationColumns::read)
        .all();
  }

  /** Those that exist, in any order. */
  Flux<Station> byIds(Collection<StationId> ids) {
    return database
        .sql(
            """
            SELECT %s
            FROM station s
            WHERE s.id = ANY (:ids)
            """
                .formatted(StationColumns.SELECTED))
        .bind("ids", ids.stream().map(StationId::value).toArray(Integer[]::new))
        .map(StationColumns::read)
        .all();
  }
}
