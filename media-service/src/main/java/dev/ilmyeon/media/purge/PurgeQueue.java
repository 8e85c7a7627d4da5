package dev.ilmyeon.media.purge;

import static java.util.Objects.requireNonNull;

import dev.ilmyeon.platform.subgraph.purge.PurgeOrder;
import io.r2dbc.spi.Readable;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * What gateways have not heard of yet: in the database, so that a killed service does not forget.
 */
public final class PurgeQueue {

  private static final int AT_ONCE = 100;

  /** An order and its number in the queue. */
  record Queued(long id, PurgeOrder order) {}

  private final DatabaseClient database;
  private final boolean used;

  /** {@code used}: whether there are gateways that want to be told. */
  PurgeQueue(DatabaseClient database, boolean used) {
    this.database = database;
    this.used = used;
  }

  /** Takes part in the transaction that makes the change. */
  public Mono<Void> add(PurgeOrder order) {
    return used
        ? database
            .sql("INSERT INTO purge_order (tombstones, tags) VALUES (:tombstones, :tags)")
            .bind("tombstones", order.tombstones().toArray(String[]::new))
            .bind("tags", order.tags().toArray(String[]::new))
            .then()
        : Mono.empty();
  }

  Mono<List<Queued>> next() {
    return database
        .sql("SELECT id, tombstones, tags FROM purge_order ORDER BY id LIMIT :most")
        .bind("most", AT_ONCE)
        .map(row ->
            new Queued(
                requireNonNull(row.get("id", Long.class)),
                new PurgeOrder(texts(row, "tombstones"), texts(row, "tags"))))
        .all()
        .collectList();
  }

  private static List<String> texts(Readable row, String column) {
    String[] texts = requireNonNull(row.get(column, String[].class));
    return List.of(texts);
  }

  Mono<Void> done(Queued told) {
    return database.sql("DELETE FROM purge_order WHERE id = :id").bind("id", told.id()).then();
  }
}
