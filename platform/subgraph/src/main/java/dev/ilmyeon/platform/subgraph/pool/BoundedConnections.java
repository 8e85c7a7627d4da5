package dev.ilmyeon.platform.subgraph.pool;

import dev.ilmyeon.platform.subgraph.deadline.Deadline;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Gives up on a connection after a time, whatever the pool does meanwhile. The pool bounds each of
 * its attempts, and tries as often as it has connections so that one request can pass over all that
 * a restart of the server killed; those attempts fail at once. Of a server that hangs each takes
 * its whole time.
 *
 * <p>While it {@linkplain Silence is known} that nobody gets one, nobody waits.
 *
 * <p>What is asked on a connection has until the {@link Deadline} of who got it.
 */
final class BoundedConnections implements ConnectionFactory, Wrapped<ConnectionFactory> {

  private final ConnectionFactory pool;
  private final Duration limit;
  private final StatementLimits statements;
  private final Silence silence;

  BoundedConnections(ConnectionFactory pool, Duration limit, StatementLimits statements) {
    this.pool = pool;
    this.limit = limit;
    this.statements = statements;
    this.silence = new Silence(pool, limit);
  }

  @Override
  public Mono<Connection> create() {
    return Mono.deferContextual(context ->
        silence.isKnown()
            ? Mono.error(new R2dbcTimeoutException("The database gives no connection at present"))
            : take().flatMap(connection -> statements.set(connection, Deadline.of(context))));
  }

  private Mono<Connection> take() {
    Silence.Wait wait = silence.begin();
    return Mono.<Connection>from(pool.create())
        .timeout(
            limit, Mono.error(() -> new R2dbcTimeoutException("No connection within " + limit)))
        .doOnSuccess(_ -> wait.answered())
        .doOnError(wait::failed)
        .doOnCancel(wait::givenUp);
  }

  @Override
  public ConnectionFactoryMetadata getMetadata() {
    return pool.getMetadata();
  }

  @Override
  public ConnectionFactory unwrap() {
    return pool;
  }
}
