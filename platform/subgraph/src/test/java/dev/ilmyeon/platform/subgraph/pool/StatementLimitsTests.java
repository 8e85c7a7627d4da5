package dev.ilmyeon.platform.subgraph.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.platform.subgraph.deadline.Deadline;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

class StatementLimitsTests {

  private static final Duration USUAL = Duration.ofSeconds(5);

  private final List<Duration> set = new ArrayList<>();
  private final AtomicInteger closed = new AtomicInteger();
  private Publisher<Void> outcome = Mono.empty();

  private final Connection connection =
      (Connection)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "setStatementTimeout" -> {
                      set.add((Duration) arguments[0]);
                      yield outcome;
                    }
                    case "close" -> Mono.fromRunnable(closed::incrementAndGet);
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                  });

  private final BoundedConnections connections =
      new BoundedConnections(
          new ConnectionFactory() {
            @Override
            public Mono<Connection> create() {
              return Mono.just(connection);
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
              return () -> "test";
            }
          },
          Duration.ofSeconds(30),
          new StatementLimits(USUAL));

  private Mono<Connection> within(Duration time) {
    return connections.create().contextWrite(Deadline.in(time)::writeTo);
  }

  @Test
  void leavesAConnectionAsItIsWithoutADeadline() {
    assertThat(connections.create().block()).isSameAs(connection);
    assertThat(set).isEmpty();
  }

  @Test
  void limitsStatementsOnceForDeadlinesThatAreAlike() {
    within(Duration.ofMillis(790)).block();
    within(Duration.ofMillis(700)).block();
    within(Duration.ofMillis(30)).block();
    within(Duration.ofSeconds(4)).block();

    assertThat(set).containsExactly(Duration.ofMillis(800), Duration.ofMillis(100), USUAL);
  }

  @Test
  void givesWhoHasTimeTheUsualLimitAgain() {
    within(Duration.ofMillis(790)).block();
    connections.create().block();

    assertThat(set).containsExactly(Duration.ofMillis(800), USUAL);
  }

  @Test
  void givesAConnectionBackThatCanNotBeLimited() {
    outcome = Mono.error(new IllegalStateException("gone"));
    assertThat(within(Duration.ofMillis(790)).onErrorComplete().block()).isNull();
    assertThat(closed).hasValue(1);

    outcome = Mono.empty();
    connections.create().block();
    assertThat(set).containsExactly(Duration.ofMillis(800), USUAL);
  }

  @Test
  void givesAConnectionBackWhoseClientGoesMeanwhile() {
    outcome = Mono.never();
    within(Duration.ofMillis(790)).subscribe().dispose();

    assertThat(closed).hasValue(1);
  }
}
