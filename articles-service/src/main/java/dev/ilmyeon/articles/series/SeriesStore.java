package dev.ilmyeon.articles.series;

import static dev.ilmyeon.articles.database.Columns.required;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

final class SeriesStore {

  private final DatabaseClient database;

  SeriesStore(DatabaseClient database) {
    this.database = database;
  }

  Flux<Series> first(int count) {
    return database
        .sql(
            """
            SELECT id, title, description FROM series ORDER BY position LIMIT :count
            """)
        .bind("count", count)
        .map(SeriesStore::series)
        .all();
  }

  Mono<Map<SeriesId, Series>> byIds(Collection<SeriesId> ids) {
    return database
        .sql(
            """
            SELECT id, title, description FROM series WHERE id = ANY(:ids)
            """)
        .bind("ids", ids.stream().map(SeriesId::value).toArray(String[]::new))
        .map(SeriesStore::series)
        .all()
        .collectMap(Series::id);
  }

  private static Series series(Readable row) {
    return new Series(
        new SeriesId(required(row, "id", String.class)),
        required(row, "title", String.class),
        required(row, "description", String.class));
  }
}
