package dev.ilmyeon.weather.ingest;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets one instance at a time do something: an advisory lock of the database, held by a transaction
 * that does nothing else, for longer than other transactions may do nothing. It goes with the
 * connection, so a killed instance holds up nobody.
 */
final class PollLock {

  /** Any number, as long as nobody else in this database locks by it. */
  private static final int NAMESPACE = 0x3E47;

  /** A poll takes a minute: a forecast is a hundred calls. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /**
   * A connection that says nothing for so much longer has lost its instance, and nobody told the
   * database.
   */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private final ConnectionFactory connections;
  private final Duration longest;

  PollLock(ConnectionFactory connections) {
    this(connections, LONGEST);
  }

  PollLock(ConnectionFactory connections, Duration longest) {
    this.connections = connections;
    this.longest = longest;
  }

  /**
   * Does the work while holding the lock of a number; empty where another instance holds it. Work
   * that takes too long is given up: a network that lost a connection without a word would have it
   * waited for in vain, and with it everything that comes after.
   *
   * @return ends in {@link TimeoutException} where the work was given up
   */
  <T> Mono<T> holding(int number, Mono<T> work) {
    return Mono.usingWhen(
            connections.create(),
            connection ->
                Mono.from(connection.beginTransaction())
                    .then(take(connection, number))
                    .filter(taken -> taken)
                    .flatMap(_ -> work),
            PollLock::release,
            (connection, _) -> release(connection),
            PollLock::release)
        .timeout(longest);
  }

  private Mono<Boolean> take(Connection connection, int number) {
    return Flux.from(
            connection
                .createStatement(
                    "SELECT pg_try_advisory_xact_lock($1, $2), set_config('idle_in_transaction_session_timeout', $3, true)")
                .bind("$1", NAMESPACE)
                .bind("$2", number)
                .bind("$3", longest.plus(GRACE).toMillis() + "ms")
                .execute())
        .flatMap(
            result -> result.map((row, _) -> Objects.requireNonNull(row.get(0, Boolean.class))))
        .single();
  }

  private static Mono<Void> release(Connection connection) {
    return Mono.from(connection.rollbackTransaction())
        .onErrorComplete()
        .then(Mono.from(connection.close()));
  }
}
