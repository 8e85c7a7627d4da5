package dev.ilmyeon.articles.search;

import static dev.ilmyeon.articles.database.Columns.required;

import dev.ilmyeon.articles.search.Generations.Generation;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The indexes, and the dictionary that they are made with. */
final class GenerationStore {

  /** Of all instances one writes the index at a time. */
  private static final long LOCK = 0x696c6d7965_6f6eL;

  private final DatabaseClient database;

  GenerationStore(DatabaseClient database) {
    this.database = database;
  }

  /** Until the transaction ends; false if another instance has it. */
  Mono<Boolean> lock() {
    return database
        .sql("SELECT pg_try_advisory_xact_lock(:lock) AS got")
        .bind("lock", LOCK)
        .map(row -> required(row, "got", Boolean.class))
        .one();
  }

  Mono<Generations> read() {
    return database
        .sql(
            """
            SELECT EXISTS (SELECT FROM search_stale) AS waiting,
              (SELECT max(version) FROM search_dictionary) AS newest,
              s.id AS s_id, s.dictionary_version AS s_dictionary, s.last_id AS s_last,
              b.id AS b_id, b.dictionary_version AS b_dictionary, b.last_id AS b_last
            FROM (SELECT) one
            LEFT JOIN search_generation s ON s.state = 'SERVING'
            LEFT JOIN search_generation b ON b.state = 'BUILDING'
            """)
        .map(row ->
            new Generations(
                generation(row, "s"),
                generation(row, "b"),
                required(row, "newest", Integer.class),
                required(row, "waiting", Boolean.class)))
        .one();
  }

  private static @Nullable Generation generation(Readable row, String prefix) {
    Integer id = row.get(prefix + "_id", Integer.class);
    return id == null
        ? null
        : new Generation(
            id,
            required(row, prefix + "_dictionary", Integer.class),
            required(row, prefix + "_last", Long.class));
  }

  /**
   * Begins an index. Where none serves yet, it will read all that is waiting anyway.
   *
   * @param first whether none serves yet
   */
  Mono<Void> start(int dictionary, boolean first) {
    Mono<Void> forget = first ? database.sql("TRUNCATE search_stale").then() : Mono.<Void>empty();
    return forget
        .then(
            database
                .sql(
                    """
                    INSERT INTO search_generation (dictionary_version) VALUES (:dictionary) RETURNING id
                    """)
                .bind("dictionary", dictionary)
                .map(row -> required(row, "id", Integer.class))
                .one())
        .flatMap(id -> database.sql("SELECT search_make_generation(:id)").bind("id", id).then());
  }

  Mono<Void> reached(Generation building, long lastId) {
    return database
        .sql("UPDATE search_generation SET last_id = :last WHERE id = :id")
        .bind("last", lastId)
        .bind("id", building.id())
        .then();
  }

  /** Indexes what was filled and lets it serve; takes as long as it takes. */
  Mono<Void> finish(Generation building) {
    return database
        .sql("SET LOCAL statement_timeout = 0")
        .then()
        .then(database.sql("SET LOCAL maintenance_work_mem = '256MB'").then())
        .then(
            database.sql("SELECT search_finish_generation(:id)").bind("id", building.id()).then());
  }

  Mono<Void> dropRetired(Instant before) {
    return database.sql("SELECT search_drop_retired(:before)").bind("before", before).then();
  }

  Mono<List<String>> words(int version) {
    return database
        .sql("SELECT words FROM search_dictionary WHERE version = :version")
        .bind("version", version)
        .map(row -> List.of(required(row, "words", String[].class)))
        .one();
  }
}
