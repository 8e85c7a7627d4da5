package dev.ilmyeon.platform.subgraph.pool;

import dev.ilmyeon.platform.subgraph.deadline.Deadline;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Has the server stop a statement about when its answer is of no use any more: a request that is
 * given up costs nobody's time then. The server's limit belongs to a connection and costs a
 * statement to change, so there are few different ones, and a connection keeps its own until
 * another is asked for.
 */
final class StatementLimits {

  private static final List<Duration> STEPS =
      List.of(
          Duration.ofMillis(100),
          Duration.ofMillis(200),
          Duration.ofMillis(400),
          Duration.ofMillis(800),
          Duration.ofMillis(1600),
          Duration.ofMillis(3200));

  private final Duration usual;
  private final Map<Object, Duration> current = Collections.synchronizedMap(new WeakHashMap<>());

  /** {@code usual}: what a connection begins with, for who has all the time there is. */
  StatementLimits(Duration usual) {
    this.usual = usual;
  }

  /** The connection with the limit that the deadline makes, or without it given back. */
  Mono<Connection> set(Connection connection, @Nullable Deadline deadline) {
    Object own = connection instanceof Wrapped<?> wrapped ? wrapped.unwrap() : connection;
    Duration wanted = deadline == null ? usual : step(deadline.left());
    if (current.getOrDefault(own, usual).equals(wanted)) {
      return Mono.just(connection);
    }
    current.put(own, wanted);
    return Mono.from(connection.setStatementTimeout(wanted))
        .thenReturn(connection)
        .doOnCancel(() -> giveBack(connection))
        .doOnError(_ -> giveBack(connection));
  }

  /** Nobody knows which limit it has now: it gets one when it is next used. */
  private void giveBack(Connection connection) {
    Object own = connection instanceof Wrapped<?> wrapped ? wrapped.unwrap() : connection;
    current.put(own, Duration.ZERO);
    Mono.from(connection.close()).onErrorComplete().subscribe();
  }

  private Duration step(Duration left) {
    for (Duration step : STEPS) {
      if (step.compareTo(left) >= 0 && step.compareTo(usual) < 0) {
        return step;
      }
    }
    return usual;
  }
}
