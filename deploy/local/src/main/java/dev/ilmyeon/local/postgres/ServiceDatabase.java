package dev.ilmyeon.local.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A service's database and the role that owns it; each step may have been done before. */
record ServiceDatabase(String name, String password) {

  ServiceDatabase {
    if (!name.matches("[a-z]+") || !password.matches("[A-Za-z0-9_-]+")) {
      throw new IllegalArgumentException("Not to be put into SQL: " + name);
    }
  }

  void provide(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?")) {
        statement.execute("CREATE ROLE %s".formatted(name));
      }
      statement.execute("ALTER ROLE %s LOGIN PASSWORD '%s'".formatted(name, password));
      if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?")) {
        statement.execute(
            """
            CREATE DATABASE %s OWNER %s TEMPLATE template0
              ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'
            """
                .formatted(name, name));
      }
      statement.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
    }
  }

  private boolean exists(Connection connection, String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
