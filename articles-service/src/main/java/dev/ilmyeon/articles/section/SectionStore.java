package dev.ilmyeon.articles.section;

import static dev.ilmyeon.articles.database.Columns.required;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

final class SectionStore {

  private final DatabaseClient database;

  SectionStore(DatabaseClient database) {
    this.database = database;
  }

  Flux<Section> all() {
    return database
        .sql(
            """
            SELECT id, name, short_name FROM section ORDER BY position
            """)
        .map(SectionStore::section)
        .all();
  }

  Mono<Section> byId(SectionId id) {
    return database
        .sql(
            """
            SELECT id, name, short_name FROM section WHERE id = :id
            """)
        .bind("id", id.value())
        .map(SectionStore::section)
        .one();
  }

  private static Section section(Readable row) {
    return new Section(
        new SectionId(required(row, "id", String.class)),
        required(row, "name", String.class),
        required(row, "short_name", String.class));
  }
}
