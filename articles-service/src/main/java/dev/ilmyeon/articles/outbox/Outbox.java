package dev.ilmyeon.articles.outbox;

import io.r2dbc.postgresql.codec.Json;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Where writers put what happened. */
public final class Outbox {

  private final DatabaseClient database;
  private final JsonMapper json;

  private final OutboxSignals signals;

  Outbox(DatabaseClient database, JsonMapper json, OutboxSignals signals) {
    this.database = database;
    this.json = json;
    this.signals = signals;
  }

  /**
   * Within the caller's transaction, which holds a lock on the aggregate: so its events are told in
   * the order of its versions.
   *
   * @param type in capitals, as {@code ARTICLE_PUBLISHED}; one of a type and version
   * @param payload written as JSON
   */
  public Mono<Void> add(String aggregate, int version, String type, Object payload) {
    return database
        .sql(
            """
            INSERT INTO outbox_event (aggregate, version, type, payload)
            VALUES (:aggregate, :version, :type, :payload)
            """)
        .bind("aggregate", aggregate)
        .bind("version", version)
        .bind("type", type)
        .bind("payload", Json.of(json.writeValueAsString(payload)))
        .then()
        .then(signals.needsWriters() ? sayWhenCommitted() : Mono.empty());
  }

  private Mono<Void> sayWhenCommitted() {
    return TransactionSynchronizationManager.forCurrentTransaction()
        .doOnNext(transaction -> transaction.registerSynchronization(new WhenCommitted()))
        .then()
        .onErrorResume(
            NoTransactionException.class, _ -> Mono.<Void>fromRunnable(signals::written));
  }

  private final class WhenCommitted implements TransactionSynchronization {
    @Override
    public Mono<Void> afterCommit() {
      return Mono.fromRunnable(signals::written);
    }
  }
}
