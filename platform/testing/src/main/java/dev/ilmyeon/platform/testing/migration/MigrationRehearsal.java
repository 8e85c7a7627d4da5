package dev.ilmyeon.platform.testing.migration;

import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/**
 * Migrates a database while the version before goes on with what it asks of it, under the time-outs
 * that services have (subgraph.yaml), and while somebody reads for so long that a migration can't
 * have what they read. Nobody is to notice: a statement that fails, or waits longer than it may,
 * fails the rehearsal.
 */
public final class MigrationRehearsal {

  private static final int SERVERS = 3;
  private static final int LIMIT_SECONDS = 120;
  private static final String TIMEOUTS = "-c lock_timeout=2s -c statement_timeout=5s";

  private final TestDatabase database;
  private final List<String> statements;
  private final AtomicBoolean migrated = new AtomicBoolean();
  private final AtomicLong rounds = new AtomicLong();

  private MigrationRehearsal(TestDatabase database, List<String> statements) {
    this.database = database;
    this.statements = statements;
  }

  /**
   * @param statements of the version before, each a transaction; all of them are made again and
   *     again by several connections
   * @param busy a table that somebody reads until the migration has waited for it, or is done
   */
  public static void run(TestDatabase database, String statements, String busy, Runnable migration)
      throws Exception {
    new MigrationRehearsal(database, split(statements)).run(busy, migration);
  }

  private static List<String> split(String statements) {
    List<String> all = new ArrayList<>();
    for (String statement : statements.split(";\\s*\\n")) {
      if (!statement.isBlank()) {
        all.add(statement);
      }
    }
    return List.copyOf(all);
  }

  private void run(String busy, Runnable migration) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> servers = new ArrayList<>();
      for (int i = 0; i < SERVERS; i++) {
        servers.add(
            threads.submit(() -> {
              serve();
              return null;
            }));
      }
      try {
        migrate(threads, busy, migration, servers).get(LIMIT_SECONDS, TimeUnit.SECONDS);
      } finally {
        migrated.set(true);
      }
      for (Future<?> server : servers) {
        server.get(LIMIT_SECONDS, TimeUnit.SECONDS);
      }
    }
  }

  /** Started in the middle of what somebody reads, who goes on until others had to pass it. */
  private Future<?> migrate(
      ExecutorService threads, String busy, Runnable migration, List<Future<?>> servers)
      throws SQLException {
    try (Connection reader = connect();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("SELECT FROM %s LIMIT 1".formatted(busy));
      Future<?> migrating = threads.submit(migration);
      await(() -> migrating.isDone() || isWaiting());
      long before = rounds.get();
      await(
          () -> rounds.get() >= before + 2 * SERVERS || servers.stream().anyMatch(Future::isDone));
      reader.rollback();
      return migrating;
    }
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(LIMIT_SECONDS, TimeUnit.SECONDS).until(condition);
  }

  /** Once more after the migration too: the version before is there until its last instance is. */
  private void serve() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      boolean last;
      do {
        last = migrated.get();
        for (String sql : statements) {
          try {
            statement.execute(sql);
          } catch (SQLException e) {
            throw new SQLException("Fails while migrating: " + sql, e.getSQLState(), e);
          }
        }
        rounds.incrementAndGet();
      } while (!last);
    }
  }

  /** For a table, or, as an index that is built without its lock, for who reads since before. */
  private boolean isWaiting() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet waiting =
            statement.executeQuery(
                """
                SELECT count(*) FROM pg_locks
                WHERE NOT granted AND (mode = 'AccessExclusiveLock' OR locktype = 'virtualxid')
                """)) {
      waiting.next();
      return waiting.getLong(1) > 0;
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.put("user", database.username());
    properties.put("password", database.password());
    properties.put("options", TIMEOUTS);
    return DriverManager.getConnection(database.jdbcUrl(), properties);
  }
}
