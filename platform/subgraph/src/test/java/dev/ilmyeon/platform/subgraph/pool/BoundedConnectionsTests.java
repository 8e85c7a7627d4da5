package dev.ilmyeon.platform.subgraph.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class BoundedConnectionsTests {

  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final StatementLimits LIMITS = new StatementLimits(Duration.ofSeconds(5));

  private static final Connection CONNECTION =
      (Connection)
          Proxy.newProxyInstance(
              BoundedConnectionsTests.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "close" -> Mono.empty();
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                  });

  private final AtomicReference<Mono<Connection>> given = new AtomicReference<>(Mono.never());

  private BoundedConnections within(Duration limit) {
    return new BoundedConnections(pool(Mono.defer(given::get)), limit, LIMITS);
  }

  @Test
  void givesUpOnAPoolThatHangs() {
    AtomicBoolean cancelled = new AtomicBoolean();
    given.set(Mono.<Connection>never().doOnCancel(() -> cancelled.set(true)));

    StepVerifier.create(within(Duration.ofMillis(20)).create())
        .expectError(R2dbcTimeoutException.class)
        .verify(DEADLINE);
    assertThat(cancelled).isTrue();
  }

  @Test
  void letsNobodyWaitOnceItIsKnownThatAPoolHangsUntilItDoesNotAnyMore() {
    BoundedConnections connections = within(Duration.ofMillis(20));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> connections.create().block(DEADLINE))
          .hasMessageContaining("within PT0.02S");
    }
    assertThatThrownBy(() -> connections.create().block(DEADLINE))
        .isInstanceOf(R2dbcTimeoutException.class)
        .hasMessageContaining("at present");

    given.set(Mono.just(CONNECTION));
    await()
        .atMost(DEADLINE)
        .ignoreExceptions()
        .until(() -> connections.create().block(DEADLINE) == CONNECTION);
  }

  @Test
  void knowsItFromWhoGoesAwayAfterAWhileToo() {
    BoundedConnections connections = within(Duration.ofSeconds(2));
    Mono<Connection> impatient = connections.create().timeout(Duration.ofMillis(600));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> impatient.block(DEADLINE)).hasMessageContaining("600ms");
    }
    assertThatThrownBy(() -> connections.create().block(DEADLINE))
        .hasMessageContaining("at present");
  }

  @Test
  void learnsNothingFromWhoGoesAwayAtOnce() {
    BoundedConnections connections = within(DEADLINE);
    for (int i = 0; i < 9; i++) {
      connections.create().subscribe().dispose();
    }
    Disposable waiting = connections.create().onErrorComplete().subscribe();
    assertThat(waiting.isDisposed()).isFalse();
    waiting.dispose();
  }

  @Test
  void takesOnlyThoseForTroubleThatAreInARow() {
    BoundedConnections connections = within(Duration.ofMillis(20));
    for (int i = 0; i < 9; i++) {
      given.set(i % 3 == 2 ? Mono.just(CONNECTION) : Mono.never());
      Mono<Boolean> had = connections.create().thenReturn(true);
      assertThat(had.onErrorReturn(R2dbcTimeoutException.class, false).block(DEADLINE))
          .isEqualTo(i % 3 == 2);
    }
  }

  @Test
  void asksAServerAgainThatRefuses() {
    BoundedConnections connections = within(DEADLINE);
    given.set(Mono.error(new IllegalStateException("refused")));
    for (int i = 0; i < 9; i++) {
      assertThatThrownBy(() -> connections.create().block(DEADLINE)).hasMessage("refused");
    }
  }

  @Test
  void showsThePoolToWhoAsksForIt() {
    ConnectionFactory pool = pool(Mono.never());

    assertThat(new BoundedConnections(pool, Duration.ofSeconds(1), LIMITS).unwrap()).isSameAs(pool);
  }

  private static ConnectionFactory pool(Mono<Connection> connection) {
    return new ConnectionFactory() {
      @Override
      public Mono<Connection> create() {
        return connection;
      }

      @Override
      public ConnectionFactoryMetadata getMetadata() {
        return () -> "test";
      }
    };
  }
}
