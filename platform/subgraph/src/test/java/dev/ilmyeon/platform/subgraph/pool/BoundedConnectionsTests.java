package dev.ilmyeon.platform.subgraph.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class BoundedConnectionsTests {

  private static final StatementLimits LIMITS = new StatementLimits(Duration.ofSeconds(5));

  @Test
  void givesUpOnAPoolThatHangs() {
    AtomicBoolean cancelled = new AtomicBoolean();
    ConnectionFactory hanging =
        pool(Mono.<Connection>never().doOnCancel(() -> cancelled.set(true)));

    StepVerifier.create(new BoundedConnections(hanging, Duration.ofMillis(20), LIMITS).create())
        .expectError(R2dbcTimeoutException.class)
        .verify(Duration.ofSeconds(5));
    assertThat(cancelled).isTrue();
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
