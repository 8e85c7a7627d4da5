package dev.ilmyeon.articles.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import dev.ilmyeon.platform.testing.postgres.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * The service is killed in the middle of writes, as often as {@code -Dilmyeon.kills} says (2), of
 * {@code -Dilmyeon.kills.writes} (120) writes in all. PostgreSQL is not: what it promises of its
 * own crash is its own matter.
 */
class KillTests {

  private static final int KILLS = Integer.getInteger("ilmyeon.kills", 2);
  private static final int WRITES = Integer.getInteger("ilmyeon.kills.writes", 120);
  private static final int WRITERS = 6;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final TestDatabase database = TestPostgres.database("articles_killed");
  private final Portal portal = new Portal();
  private final ConcurrentHashMap<String, String> acknowledged = new ConcurrentHashMap<>();
  private final List<String> consumed = new ArrayList<>();

  @Test
  void losesNothingAndDoesNothingTwice() throws Exception {
    AtomicLong left = new AtomicLong(WRITES);
    List<Future<?>> writers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ServiceProcess service = start();
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
          awaitWrites(kill * WRITES / 2 / (KILLS + 1), writers);
          portal.gone();
          service.kill();
          service = start();
        }
        for (Future<?> writer : writers) {
          writer.get(PATIENCE.toSeconds() + WRITES / 10, TimeUnit.SECONDS);
        }
        await()
            .atMost(PATIENCE)
            .until(() -> number("SELECT count(*) FROM outbox_event WHERE position IS NULL") == 0);
      } finally {
        service.close();
        threads.shutdownNow();
      }
    }

    assertEachWriteIsThereOnce();
    assertEachEventWasSeenOnce();
    assertTrailIsWhole();
  }

  private ServiceProcess start() throws Exception {
    ServiceProcess service = new ServiceProcess(database);
    portal.started(service.port());
    return service;
  }

  private void awaitWrites(int articles, List<Future<?>> writers) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> {
          consume();
          return acknowledged.size() >= articles || writers.stream().allMatch(Future::isDone);
        });
  }

  /** As a subscriber does: what is behind the last position that it has seen. */
  private void consume() throws SQLException {
    long last = consumed.size();
    query(
        "SELECT position, aggregate || '/' || version FROM outbox_event WHERE position > %d ORDER BY position"
            .formatted(last),
        row -> {
          assertThat(row.getLong(1)).isEqualTo(consumed.size() + 1L);
          consumed.add(row.getString(2));
        });
  }

  private void assertEachWriteIsThereOnce() throws SQLException {
    Map<String, String> titles = new HashMap<>();
    query(
        "SELECT id::text, title FROM article WHERE revision = 2",
        row -> titles.put(row.getString(1), row.getString(2)));
    assertThat(titles).hasSize(WRITES / 2).isEqualTo(acknowledged);
    assertThat(number("SELECT count(*) FROM article")).isEqualTo(WRITES / 2);
    for (String table :
        List.of("article_revision", "outbox_event", "audit_entry", "idempotency_key")) {
      assertThat(number("SELECT count(*) FROM " + table)).as(table).isEqualTo(WRITES);
    }
  }

  private void assertEachEventWasSeenOnce() throws SQLException {
    consume();
    assertThat(consumed).hasSize(WRITES).doesNotHaveDuplicates();
    Map<String, Integer> versions = new HashMap<>();
    for (String event : consumed) {
      String aggregate = event.substring(0, event.indexOf('/'));
      assertThat(event).isEqualTo(aggregate + "/" + versions.merge(aggregate, 1, Integer::sum));
    }
  }

  private void assertTrailIsWhole() throws Exception {
    try (ServiceProcess command = new ServiceProcess(database, "--ilmyeon.audit.verify=true")) {
      assertThat(command.exitCode()).as(command.output()).isZero();
    }
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private long number(String sql) throws SQLException {
    AtomicLong number = new AtomicLong();
    query(sql, row -> number.set(row.getLong(1)));
    return number.get();
  }

  private void query(String sql, RowReader reader) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }
}
