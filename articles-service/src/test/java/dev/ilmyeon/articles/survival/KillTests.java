package dev.ilmyeon.articles.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import dev.ilmyeon.platform.testing.postgres.TestPostgres;
import dev.ilmyeon.platform.testing.process.ServiceProcess;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The service is killed in the middle of writes, as often as {@code -Dilmyeon.kills} says (2), of
 * {@code -Dilmyeon.kills.writes} (120) writes in all, while a subscriber and a gateway are told of
 * what was published and the front is recorded. PostgreSQL is not: what it promises of its own
 * crash is its own matter.
 */
class KillTests {

  private static final String SERVICE = "dev.ilmyeon.articles.ArticlesApplication";
  private static final int KILLS = Integer.getInteger("ilmyeon.kills", 2);
  private static final int ARTICLES =
      Integer.getInteger("ilmyeon.kills.writes", 120) / Writer.WRITES;
  private static final int WRITERS = 6;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Those that the writers make; numbers below are the sample's. */
  private static final String WRITTEN = "FROM article WHERE id >= 100000";

  private final TestDatabase database = TestPostgres.database("articles_killed");
  private final Ledger ledger;
  private final Portal portal = new Portal();
  private final ConcurrentHashMap<String, String> acknowledged = new ConcurrentHashMap<>();

  KillTests() throws SQLException {
    ledger = new Ledger(database);
  }

  @AfterEach
  void close() throws SQLException {
    ledger.close();
  }

  @Test
  void losesNothingAndDoesNothingTwice() throws Exception {
    AtomicLong left = new AtomicLong(ARTICLES);
    List<Future<?>> writers = new ArrayList<>();
    try (ToldGateway gateway = new ToldGateway();
        Subscriber subscriber = new Subscriber(portal);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ServiceProcess service = start(gateway);
      try {
        for (int i = 0; i < WRITERS; i++) {
          Writer writer = new Writer("writer-" + i, portal, acknowledged, left);
          writers.add(
              threads.submit(() -> {
                writer.write();
                return null;
              }));
        }
        for (int kill = 1; kill <= KILLS; kill++) {
          awaitArticles(kill * ARTICLES / (KILLS + 1), writers);
          portal.gone();
          service.kill();
          service = start(gateway);
        }
        for (Future<?> writer : writers) {
          writer.get(PATIENCE.toSeconds() + ARTICLES, TimeUnit.SECONDS);
        }
        await().atMost(PATIENCE).until(() -> isToldToAll(subscriber));
      } finally {
        service.close();
        threads.shutdownNow();
      }
      assertThat(subscriber.articles()).hasSize(ARTICLES);
      assertThat(Set.copyOf(subscriber.articles())).isEqualTo(acknowledged.keySet());
      assertThat(gateway.lists()).isGreaterThanOrEqualTo(ARTICLES);
    }

    assertEachWriteIsThereOnce();
    assertEachEventWasSeenOnce();
    assertTrailIsWhole();
  }

  private ServiceProcess start(ToldGateway gateway) throws Exception {
    ServiceProcess service =
        ServiceProcess.start(
            SERVICE,
            database,
            "--ilmyeon.sample.enabled=true",
            "--ilmyeon.purge.gateways=" + gateway.address(),
            "--ilmyeon.purge.secret=of the test");
    portal.started(service.port());
    return service;
  }

  private void awaitArticles(int articles, List<Future<?>> writers) {
    await()
        .atMost(PATIENCE.plusSeconds(ARTICLES / (KILLS + 1)))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> {
          ledger.consume();
          return acknowledged.size() >= articles || writers.stream().allMatch(Future::isDone);
        });
  }

  /** Every event has its position, and was told to the subscriber and the gateway. */
  private boolean isToldToAll(Subscriber subscriber) throws SQLException {
    return subscriber.articles().size() >= ARTICLES
        && ledger.number("SELECT count(*) FROM outbox_event WHERE position IS NULL") == 0
        && ledger.number(
                """
                SELECT count(*) FROM outbox_event e JOIN outbox_consumer c ON c.name = 'purge'
                WHERE e.type = 'ARTICLE_PUBLISHED' AND e.position > c.position
                """)
            == 0;
  }

  private void assertEachWriteIsThereOnce() throws SQLException {
    Map<String, String> titles = new HashMap<>();
    ledger.query(
        "SELECT id::text, title %s AND status = 'PUBLISHED' AND revision = %d"
            .formatted(WRITTEN, Writer.WRITES),
        row -> titles.put(row.getString(1), row.getString(2)));
    assertThat(titles).hasSize(ARTICLES).isEqualTo(acknowledged);
    assertThat(ledger.number("SELECT count(*) " + WRITTEN)).isEqualTo(ARTICLES);
    for (String rows :
        List.of(
            "article_revision",
            "idempotency_key",
            "audit_entry WHERE subject LIKE 'article:%'",
            "outbox_event WHERE aggregate LIKE 'article:%'")) {
      assertThat(ledger.number("SELECT count(*) FROM " + rows))
          .as(rows)
          .isEqualTo((long) ARTICLES * Writer.WRITES);
    }
  }

  /** Those of the fronts that were recorded too, each aggregate's in the order of its versions. */
  private void assertEachEventWasSeenOnce() throws SQLException {
    ledger.consume();
    assertThat(ledger.events())
        .hasSizeGreaterThan(ARTICLES * Writer.WRITES)
        .anyMatch(event -> event.startsWith("front:"));
    Map<String, Integer> versions = new HashMap<>();
    for (String event : ledger.events()) {
      String aggregate = event.substring(0, event.indexOf('/'));
      int version = Integer.parseInt(event.substring(event.indexOf('/') + 1));
      Integer before = versions.put(aggregate, version);
      if (aggregate.startsWith("article:")) {
        assertThat(version).as(event).isEqualTo(before == null ? 1 : before + 1);
      } else {
        assertThat(version).as(event).isGreaterThan(before == null ? 0 : before);
      }
    }
  }

  private void assertTrailIsWhole() throws Exception {
    try (ServiceProcess command =
        ServiceProcess.start(SERVICE, database, "--ilmyeon.audit.verify=true")) {
      assertThat(command.exitCode()).as(command.output()).isZero();
    }
  }
}
