package dev.ilmyeon.articles.outbox;

import static dev.ilmyeon.articles.database.Columns.instant;
import static dev.ilmyeon.articles.database.Columns.required;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Numbers committed events and reads those that have a number. A statement that is not answered in
 * time fails: on a connection whose other side is gone without a word it would be waited for, and
 * all events with it.
 */
final class OutboxStore {

  static final String WRITTEN = "outbox_written";
  static final String RELAYED = "outbox_relayed";

  /** Events a statement. */
  static final int BATCH = 500;

  private static final int FORGOTTEN_AT_ONCE = 5_000;

  private final DatabaseClient database;
  private final JsonMapper json;
  private final Duration patience;

  OutboxStore(DatabaseClient database, JsonMapper json, Duration patience) {
    this.database = database;
    this.json = json;
    this.patience = patience;
  }

  /**
   * Gives the next events their positions and tells every instance; empty if there is none, or if
   * another instance is at it. Whoever sees the second event of an aggregate sees the first too,
   * since its writers waited for each other: so the order of ids holds within an aggregate, though
   * not over all.
   */
  Mono<Long> relay() {
    return database
        .sql(
            """
            WITH head AS (SELECT position FROM outbox_head FOR UPDATE SKIP LOCKED),
            batch AS (
              SELECT e.id FROM outbox_event e WHERE e.position IS NULL AND EXISTS (SELECT FROM head)
              ORDER BY e.id LIMIT %d FOR UPDATE OF e SKIP LOCKED),
            numbered AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM batch),
            moved AS (
              UPDATE outbox_event e SET position = head.position + numbered.n
              FROM numbered, head WHERE e.id = numbered.id),
            advanced AS (
              UPDATE outbox_head h SET position = head.position + (SELECT count(*) FROM numbered)
              FROM head WHERE EXISTS (SELECT FROM numbered) RETURNING h.position)
            SELECT position, pg_notify('%s', position::text) FROM advanced
            """
                .formatted(BATCH, RELAYED))
        .map(row -> required(row, "position", Long.class))
        .one()
        .timeout(patience);
  }

  Mono<Long> last() {
    return database
        .sql("SELECT position FROM outbox_head")
        .map(row -> required(row, "position", Long.class))
        .one()
        .timeout(patience);
  }

  /** In the order of their positions, {@value #BATCH} at most. */
  Mono<List<OutboxEvent>> after(long position) {
    return database
        .sql(
            """
            SELECT position, aggregate, version, type, payload::text AS payload, written_at
            FROM outbox_event WHERE position > :position
            ORDER BY position LIMIT %d
            """
                .formatted(BATCH))
        .bind("position", position)
        .map(this::event)
        .all()
        .collectList()
        .timeout(patience);
  }

  /** Forgets what was relayed so many days ago, some at a time; how many. */
  Mono<Long> forget(int days) {
    return forgetSome(days)
        .expand(gone -> gone < FORGOTTEN_AT_ONCE ? Mono.empty() : forgetSome(days))
        .reduce(0L, Long::sum);
  }

  /** Positions are given in time's order, all but. */
  private Mono<Long> forgetSome(int days) {
    return database
        .sql(
            """
            DELETE FROM outbox_event WHERE position IN (
              SELECT o.position FROM (SELECT position, written_at FROM outbox_event
                WHERE position IS NOT NULL ORDER BY position LIMIT %d) o
              WHERE o.written_at < now() - make_interval(days => :days))
            """
                .formatted(FORGOTTEN_AT_ONCE))
        .bind("days", days)
        .fetch()
        .rowsUpdated();
  }

  private OutboxEvent event(Readable row) {
    return new OutboxEvent(
        required(row, "position", Long.class),
        required(row, "aggregate", String.class),
        required(row, "version", Integer.class),
        required(row, "type", String.class),
        json.readTree(required(row, "payload", String.class)),
        instant(row, "written_at"));
  }
}
