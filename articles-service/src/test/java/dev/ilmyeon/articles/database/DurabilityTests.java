package dev.ilmyeon.articles.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.articles.ServiceTests;
import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import dev.ilmyeon.platform.testing.postgres.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DurabilityTests extends ServiceTests {

  @Test
  void asksForCommitsThatLastAndForTransactionsThatEnd() {
    assertThat(
            number(
                """
                SELECT count(*) FROM pg_settings WHERE (name, setting) IN (
                  ('synchronous_commit', 'on'), ('idle_in_transaction_session_timeout', '15000'),
                  ('statement_timeout', '5000'), ('lock_timeout', '2000'))
                """))
        .isEqualTo(4);
  }

  @Test
  void productionRefusesAServerThatPromisesNothing() throws SQLException {
    boolean promises =
        number(
                """
                SELECT count(*) FROM pg_settings
                WHERE name IN ('fsync', 'full_page_writes') AND setting = 'on'
                """)
            == 2;
    TestDatabase database = TestPostgres.database("articles");
    try (Connection connection =
        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password())) {
      new Durability(false).load(connection);
      if (promises) {
        assertThatCode(() -> new Durability(true).load(connection)).doesNotThrowAnyException();
      } else {
        assertThatThrownBy(() -> new Durability(true).load(connection))
            .hasMessageContaining("Production refuses this database");
      }
    }
  }
}
