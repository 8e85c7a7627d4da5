package dev.ilmyeon.platform.testing.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestPostgresTests {

  @Test
  void givesEachNameItsOwnDatabase() throws SQLException {
    TestDatabase database = TestPostgres.database("one");

    try (Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT current_database(), current_user")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("one");
      assertThat(rows.getString(2)).isEqualTo("one");
    }
    assertThat(TestPostgres.database("one")).isEqualTo(database);
  }

  @Test
  void keepsTheRoleOfOneDatabaseOutOfAnother() {
    TestDatabase one = TestPostgres.database("one");
    TestDatabase two = TestPostgres.database("two");

    assertThatThrownBy(
            () -> DriverManager.getConnection(two.jdbcUrl(), one.username(), one.password()))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied for database");
  }
}
