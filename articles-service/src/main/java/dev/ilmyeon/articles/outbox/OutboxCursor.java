package dev.ilmyeon.articles.outbox;

import static dev.ilmyeon.articles.database.Columns.required;

import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Remembers how far a consumer of events has come, over restarts. A statement that is not answered
 * in time fails.
 */
public final class OutboxCursor {

  private final DatabaseClient database;
  private final Duration patience;

  OutboxCursor(DatabaseClient database, Duration patience) {
    this.database = database;
    this.patience = patience;
  }

  /** The position behind which the consumer goes on; who is new begins with what comes now. */
  public Mono<Long> of(String consumer) {
    return database
        .sql(
            """
            INSERT INTO outbox_consumer (name, position) SELECT :name, position FROM outbox_head
            ON CONFLICT (name) DO UPDATE SET position = outbox_consumer.position
            RETURNING position
            """)
        .bind("name", consumer)
        .map(row -> required(row, "position", Long.class))
        .one()
        .timeout(patience);
  }

  /** Never back, though instances tell it out of turn. */
  public Mono<Void> advance(String consumer, long position) {
    return database
        .sql(
            """
            UPDATE outbox_consumer SET position = :position WHERE name = :name AND position < :position
            """)
        .bind("name", consumer)
        .bind("position", position)
        .then()
        .timeout(patience);
  }
}
