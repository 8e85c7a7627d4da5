package dev.ilmyeon.platform.testing.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The oldest server that tests run on, wherever it comes from: the build's floor for the embedded
 * binaries is not asked of an image that lies in a Docker engine since last year.
 */
final class VersionFloor {

  /** As {@code server_version_num} counts: 18.4. */
  private static final int LOWEST = 180_004;

  private VersionFloor() {}

  static void check(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet version =
            statement.executeQuery(
                "SELECT current_setting('server_version_num')::int, current_setting('server_version')")) {
      version.next();
      check(version.getInt(1), version.getString(2));
    }
  }

  static void check(int number, String shown) {
    if (number < LOWEST) {
      throw new IllegalStateException(
          "The tests need PostgreSQL 18.4 or newer and were given %s: pull the image anew, name another by -Dilmyeon.test.postgres.image=postgres:18, or use -Dilmyeon.test.postgres=embedded."
              .formatted(shown));
    }
  }
}
