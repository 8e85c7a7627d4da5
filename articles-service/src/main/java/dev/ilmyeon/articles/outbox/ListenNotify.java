package dev.ilmyeon.articles.outbox;

import dev.ilmyeon.platform.subgraph.periodic.OutageLog;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * PostgreSQL itself: a trigger says that something was written and the relay's statement that it
 * was relayed (NOTIFY), each with the commit; every instance listens on a connection of its own.
 */
record ListenNotify(ConnectionFactory database) implements OutboxSignals {

  @Override
  public Flux<?> heard() {
    OutageLog failures = new OutageLog("Listening to the outbox");
    return Flux.defer(this::messages)
        .doOnNext(_ -> failures.worked())
        .concatWith(Mono.error(() -> new IllegalStateException("The connection was closed")))
        .doOnError(failures::failed)
        .retryWhen(
            Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
                .maxBackoff(Duration.ofSeconds(5))
                .transientErrors(true));
  }

  /** The first is that it listens: who knows what came before. */
  private Flux<Object> messages() {
    return Flux.usingWhen(
        Mono.from(database.create())
            .cast(PostgresqlConnection.class)
            .timeout(OutboxConnections.PATIENCE),
        connection ->
            connection
                .createStatement(
                    "LISTEN %s; LISTEN %s".formatted(OutboxStore.WRITTEN, OutboxStore.RELAYED))
                .execute()
                .flatMap(PostgresqlResult::getRowsUpdated)
                .then(Mono.<Object>just(connection))
                .timeout(OutboxConnections.PATIENCE)
                .concatWith(connection.getNotifications()),
        PostgresqlConnection::close);
  }

  @Override
  public boolean needsWriters() {
    return false;
  }

  @Override
  public void written() {}

  @Override
  public void relayed(long position) {}

  @Override
  public void close() {}
}
