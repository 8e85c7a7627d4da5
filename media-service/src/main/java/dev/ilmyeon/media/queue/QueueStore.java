package dev.ilmyeon.media.queue;

import dev.ilmyeon.media.image.ImageColumns;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Looks into a queue. */
final class QueueStore {

  private final DatabaseClient database;

  QueueStore(DatabaseClient database) {
    this.database = database;
  }

  Mono<Waiting> waiting(WaitingQueue queue) {
    return database
        .sql(
            """
            SELECT count(*) AS depth,
              COALESCE(EXTRACT(EPOCH FROM now() - min(queued_at)), 0)::double precision AS seconds
            FROM %s
            """
                .formatted(queue.table()))
        .map(row ->
            new Waiting(
                ImageColumns.required(row, "depth", Long.class),
                ImageColumns.required(row, "seconds", Double.class)))
        .one();
  }
}
