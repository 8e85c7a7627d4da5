package dev.ilmyeon.articles.outbox;

import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Relays and reads as soon as PostgreSQL tells that there is something (LISTEN), on a connection of
 * its own, and every now and then in case a message was lost with the connection.
 */
final class OutboxRelay implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

  /** Stopped after the web server and before the pool. */
  private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

  private final ConnectionFactory listening;
  private final OutboxStore store;
  private final OutboxFeed feed;
  private final Duration poll;
  private final AtomicBoolean failing = new AtomicBoolean();
  private final AtomicReference<@Nullable Disposable> running = new AtomicReference<>();

  OutboxRelay(ConnectionFactory listening, OutboxStore store, OutboxFeed feed, Duration poll) {
    this.listening = listening;
    this.store = store;
    this.feed = feed;
    this.poll = poll;
  }

  /**
   * Relays all that waits, then reads it. Fails if a statement is not answered in time: the next
   * turn has another connection, since the pool closes one that does not answer.
   */
  Mono<Void> turn() {
    return store.relay().expand(_ -> store.relay()).then(Mono.defer(feed::pull));
  }

  @Override
  public void start() {
    Flux<Long> messages =
        Flux.defer(this::messages)
            .map(_ -> 0L)
            .concatWith(Mono.error(() -> new IllegalStateException("The connection was closed")))
            .doOnError(this::failed)
            .retryWhen(
                Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
                    .maxBackoff(Duration.ofSeconds(5))
                    .transientErrors(true));
    running.set(
        Flux.merge(messages, Flux.interval(Duration.ZERO, poll).onBackpressureDrop())
            .onBackpressureLatest()
            .concatMap(_ -> once(), 0)
            .subscribe());
  }

  private Mono<Void> once() {
    return turn()
        .doOnSuccess(_ -> worked())
        .onErrorResume(e -> {
          failed(e);
          return Mono.empty();
        });
  }

  private void worked() {
    if (failing.compareAndSet(true, false)) {
      log.info("The outbox: works again");
    }
  }

  private void failed(Throwable error) {
    if (failing.compareAndSet(false, true)) {
      log.warn("The outbox: fails until further notice: {}", error.toString());
    }
  }

  private Flux<Notification> messages() {
    return Flux.usingWhen(
        Mono.from(listening.create())
            .cast(PostgresqlConnection.class)
            .timeout(OutboxConnections.PATIENCE),
        connection ->
            connection
                .createStatement(
                    "LISTEN %s; LISTEN %s".formatted(OutboxStore.WRITTEN, OutboxStore.RELAYED))
                .execute()
                .flatMap(PostgresqlResult::getRowsUpdated)
                .then()
                .timeout(OutboxConnections.PATIENCE)
                .thenMany(connection.getNotifications()),
        PostgresqlConnection::close);
  }

  @Override
  public void stop() {
    Disposable stopped = running.getAndSet(null);
    if (stopped != null) {
      stopped.dispose();
    }
  }

  @Override
  public boolean isRunning() {
    return running.get() != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
