package dev.ilmyeon.local;

import dev.ilmyeon.local.option.Part;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Has every connection that a service's database gives: it is the only one. */
final class OtherClient implements Trouble.Course {

  private static final String GIVEN = "ALTER DATABASE %s CONNECTION LIMIT %d";
  private static final int UNLIMITED = -1;

  private final Connection connection;
  private final Part service;

  OtherClient(RealPortal portal, Part service) throws SQLException {
    this.connection = portal.connectToDatabase(service);
    this.service = service;
  }

  @Override
  public void turn(int turn) throws SQLException {
    if (turn == 0) {
      execute(GIVEN.formatted(service.label(), 1));
      execute(
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE usename = current_user AND pid <> pg_backend_pid()
          """);
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      execute(GIVEN.formatted(service.label(), UNLIMITED));
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
