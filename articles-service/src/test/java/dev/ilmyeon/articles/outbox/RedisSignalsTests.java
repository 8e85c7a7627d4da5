package dev.ilmyeon.articles.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.platform.subgraph.periodic.PeriodicWork;
import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import dev.ilmyeon.platform.testing.postgres.TestPostgres;
import dev.ilmyeon.platform.testing.redis.TestRedis;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two instances that tell one another through a Redis of their own. They look by themselves once an
 * hour, so whatever is heard in these tests was told, but where a test says otherwise.
 */
class RedisSignalsTests {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration SELDOM = Duration.ofHours(1);
  private static final Duration OFTEN = Duration.ofMillis(100);

  private static TestDatabase database;
  private static TestRedis redis;

  @BeforeAll
  static void start() {
    redis = TestRedis.start();
    database = TestPostgres.database("articles_redis");
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.username(), database.password())
        .load()
        .migrate();
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  /** Of the service, as far as events go. */
  private record Instance(
      ConnectionFactory direct,
      OutboxConnections connections,
      RedisSignals signals,
      Outbox outbox,
      OutboxStore store,
      OutboxFeed feed,
      PeriodicWork relaying)
      implements AutoCloseable {

    static Instance start(Duration poll) {
      ConnectionFactory direct =
          ConnectionFactories.get(
              ConnectionFactoryOptions.builder()
                  .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                  .option(ConnectionFactoryOptions.HOST, database.host())
                  .option(ConnectionFactoryOptions.PORT, database.port())
                  .option(ConnectionFactoryOptions.DATABASE, database.name())
                  .option(ConnectionFactoryOptions.USER, database.username())
                  .option(ConnectionFactoryOptions.PASSWORD, database.password())
                  .build());
      JsonMapper json = JsonMapper.shared();
      OutboxConnections connections = OutboxConnections.over(direct);
      RedisSignals signals = new RedisSignals(redis.url(), "redis-signals-tests");
      OutboxStore store = new OutboxStore(connections.client(), json, OutboxConnections.PATIENCE);
      OutboxFeed feed = new OutboxFeed(store);
      PeriodicWork relaying = new OutboxRelay(store, feed, signals).work(poll);
      relaying.start();
      return new Instance(
          direct,
          connections,
          signals,
          new Outbox(DatabaseClient.create(direct), json, signals),
          store,
          feed,
          relaying);
    }

    Mono<Void> write(String aggregate, int version) {
      return outbox
          .add(aggregate, version, "TEST_EVENT", Map.of("n", version))
          .as(transaction()::transactional);
    }

    TransactionalOperator transaction() {
      return TransactionalOperator.create(new R2dbcTransactionManager(direct));
    }

    /** The first so many of those aggregates, from the beginning. */
    CompletableFuture<List<OutboxEvent>> hear(String prefix, int events) {
      return feed.after(0L)
          .filter(event -> event.aggregate().startsWith(prefix))
          .take(events)
          .collectList()
          .toFuture();
    }

    @Override
    public void close() {
      relaying.stop();
      signals.close();
      connections.close();
    }
  }

  private static <T> T get(CompletableFuture<T> future) throws Exception {
    return future.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void tellEveryInstanceInOrder() throws Exception {
    try (Instance one = Instance.start(SELDOM);
        Instance two = Instance.start(SELDOM)) {
      var byOne = one.hear("order:", 50);
      var byTwo = two.hear("order:", 50);
      Flux.range(0, 5)
          .flatMap(a ->
              Flux.range(1, 10).concatMap(v -> (a % 2 == 0 ? one : two).write("order:" + a, v)))
          .then()
          .block(DEADLINE);

      List<OutboxEvent> heard = get(byOne);
      assertThat(get(byTwo)).isEqualTo(heard);
      Map<String, Integer> versions = new HashMap<>();
      for (OutboxEvent event : heard) {
        assertThat(event.version()).isEqualTo(versions.merge(event.aggregate(), 1, Integer::sum));
      }
      assertThat(heard).extracting(OutboxEvent::position).isSorted();
    }
  }

  @Test
  void tellNothingBeforeTheCommit() throws Exception {
    try (Instance one = Instance.start(SELDOM);
        Instance two = Instance.start(SELDOM)) {
      var heard = two.hear("undone:", 1);
      one.outbox()
          .add("undone:1", 1, "TEST_EVENT", Map.of())
          .then(Mono.error(new IllegalStateException("undone")))
          .as(one.transaction()::transactional)
          .onErrorComplete()
          .then(one.write("undone:2", 1))
          .block(DEADLINE);

      assertThat(get(heard)).extracting(OutboxEvent::aggregate).containsExactly("undone:2");
    }
  }

  @Test
  void loseNothingWhenTheRedisDiesAndComesBack() throws Exception {
    try (Instance one = Instance.start(SELDOM);
        Instance two = Instance.start(SELDOM)) {
      var before = two.hear("death:", 1);
      one.write("death:1", 1).block(DEADLINE);
      get(before);
      redis.kill();
      var all = two.hear("death:", 3);
      one.write("death:1", 2).block(DEADLINE);

      redis.restart();
      one.write("death:1", 3).block(DEADLINE);

      assertThat(get(all)).extracting(OutboxEvent::version).containsExactly(1, 2, 3);
    }
  }

  @Test
  void areMissedByNobodyWhoLooks() throws Exception {
    redis.kill();
    try (Instance one = Instance.start(SELDOM);
        Instance two = Instance.start(OFTEN)) {
      var heard = two.hear("away:", 2);
      one.write("away:1", 1).then(one.write("away:1", 2)).block(DEADLINE);

      assertThat(get(heard)).extracting(OutboxEvent::version).containsExactly(1, 2);
    } finally {
      redis.restart();
    }
  }
}
