package dev.ilmyeon.platform.subgraph.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.platform.testing.fault.Fault;
import dev.ilmyeon.platform.testing.fault.FaultProxy;
import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import dev.ilmyeon.platform.testing.postgres.TestPostgres;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A service's own pool, which reaches the database through a proxy. */
class HungTransactionsTests {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final int PLACES = 10;

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({R2dbcAutoConfiguration.class, PoolConfiguration.class})
  static class Service {}

  /** The other side says nothing any more; or it says the beginning of an answer. */
  static Stream<Fault> faults() {
    return Stream.of(new Fault.Hang(), new Fault.Stall(1));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void giveTheirPlacesBackWhetherTheDatabaseComesBackOrNot(Fault fault)
      throws InterruptedException {
    TestDatabase database = TestPostgres.database("hung");
    try (FaultProxy proxy = FaultProxy.before(database.port());
        ConfigurableApplicationContext service =
            new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .run(
                    "--spring.config.import=classpath:subgraph.yaml",
                    "--spring.application.name=hung",
                    "--ilmyeon.database.name=" + database.name(),
                    "--ilmyeon.database.port=" + proxy.port(),
                    "--spring.r2dbc.properties.statementTimeout=PT2S",
                    // The machine may be busy.
                    "--spring.r2dbc.pool.max-acquire-time=30s",
                    "--spring.r2dbc.pool.max-create-connection-time=30s",
                    "--spring.r2dbc.pool.max-validation-time=10s")) {
      check(service.getBean(ConnectionFactory.class), proxy, fault);
    }
  }

  private static void check(ConnectionFactory connections, FaultProxy proxy, Fault fault)
      throws InterruptedException {
    PoolMetrics pool =
        ((ConnectionPool) ((BoundedConnections) connections).unwrap()).getMetrics().orElseThrow();
    List<Disposable> clients = hang(connections, proxy, fault);
    assertThat(pool.acquiredSize()).isEqualTo(PLACES);

    clients.forEach(Disposable::dispose);
    await().atMost(DEADLINE).until(() -> pool.acquiredSize() == 0);

    proxy.heal();
    await()
        .atMost(DEADLINE)
        .ignoreExceptions()
        .until(() ->
            Flux.range(0, 3 * PLACES)
                .flatMap(_ -> transaction(connections, Mono.empty()), 3 * PLACES)
                .then(Mono.just(true))
                .block(DEADLINE));
    assertThat(pool.acquiredSize()).isZero();
  }

  /** As many transactions as there are places, each in the middle of something. */
  private static List<Disposable> hang(ConnectionFactory connections, FaultProxy proxy, Fault fault)
      throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(PLACES);
    Sinks.Empty<Void> hung = Sinks.empty();
    List<Disposable> clients =
        Stream.generate(() ->
                transaction(
                    connections, Mono.<Void>fromRunnable(begun::countDown).then(hung.asMono())))
            .limit(PLACES)
            .map(each -> each.onErrorComplete().subscribe())
            .toList();
    assertThat(begun.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    proxy.fault(fault);
    hung.tryEmitEmpty();
    return clients;
  }

  private static Mono<Void> transaction(ConnectionFactory connections, Mono<Void> inTheMiddle) {
    DatabaseClient database = DatabaseClient.create(connections);
    Mono<Void> statement = database.sql("SELECT 1").then();
    return TransactionalOperator.create(new R2dbcTransactionManager(connections))
        .transactional(statement.then(inTheMiddle).then(statement));
  }
}
