package dev.ilmyeon.articles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import dev.ilmyeon.platform.testing.postgres.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class OperationTests extends ServiceTests {

  @Test
  void isReadyWithItsDatabase() {
    http()
        .get()
        .uri("/actuator/health/readiness")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.status")
        .isEqualTo("UP");
  }

  @Test
  void showsItsMetrics() {
    http()
        .get()
        .uri("/actuator/prometheus")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(String.class)
        .value(metrics -> assertThat(metrics).contains("r2dbc_pool_acquired_connections"));
  }

  @Test
  void healsWhenTheDatabaseDroppedItsConnections() throws SQLException {
    graphQl().document("{ sections { id } regions { code } allSeries { id } }").executeAndVerify();

    assertThat(terminateConnections()).isPositive();

    graphQl()
        .document("{ sections { id } regions { code } allSeries { id } }")
        .execute()
        .errors()
        .verify()
        .path("sections")
        .entityList(Object.class)
        .hasSize(8);
  }

  /** As a restart of the server does; the number of connections that the pool lost. */
  private static int terminateConnections() throws SQLException {
    TestDatabase database = TestPostgres.database("articles");
    try (Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
        Statement statement = connection.createStatement();
        var terminated =
            statement.executeQuery(
                """
                SELECT count(pg_terminate_backend(pid, 2000)) FROM pg_stat_activity
                WHERE usename = current_user AND application_name = 'articles-service'
                """)) {
      terminated.next();
      return terminated.getInt(1);
    }
  }
}
