package dev.ilmyeon.weather.station;

import java.util.Collection;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** Reads the table of stations. */
final class StationStore {

  /** More than Korea has synoptic stations (97): the list is bounded whatever the table holds. */
  private static final int MAX_STATIONS = 200;

  private final DatabaseClient database;

  StationStore(DatabaseClient database) {
    this.database = database;
  }

  /** In ascending station number. */
  Flux<Station> all() {
    return database
        .sql(
            """
            SELECT %s
            FROM station s
            ORDER BY s.id
            LIMIT :limit
            """
                .formatted(StationColumns.SELECTED))
        .bind("limit", MAX_STATIONS)
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
