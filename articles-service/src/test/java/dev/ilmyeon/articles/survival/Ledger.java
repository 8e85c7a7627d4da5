package dev.ilmyeon.articles.survival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What the database holds, looked at from outside; its events as who never looks twice. */
final class Ledger implements AutoCloseable {

  interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private final Connection connection;
  private final List<String> events = new ArrayList<>();

  Ledger(TestDatabase database) throws SQLException {
    connection =
        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
  }

  /** What is behind the last position that was seen: the next one, and no gap. */
  void consume() throws SQLException {
    query(
        "SELECT position, aggregate || '/' || version FROM outbox_event WHERE position > %d ORDER BY position"
            .formatted(events.size()),
        row -> {
          assertThat(row.getLong(1)).isEqualTo(events.size() + 1L);
          events.add(row.getString(2));
        });
  }

  /** Each as its aggregate and version, in the order of their positions. */
  List<String> events() {
    return List.copyOf(events);
  }

  long number(String sql) throws SQLException {
    AtomicLong number = new AtomicLong();
    query(sql, row -> number.set(row.getLong(1)));
    return number.get();
  }

  void query(String sql, RowReader reader) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
