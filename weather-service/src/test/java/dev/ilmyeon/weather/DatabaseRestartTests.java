package dev.ilmyeon.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Every connection is dead at once, as after a restart of the server. */
@RunningService
class DatabaseRestartTests {

  @Autowired Subgraph subgraph;

  @Value("${spring.flyway.url}")
  String url;

  @Value("${spring.flyway.user}")
  String user;

  @Value("${spring.flyway.password}")
  String password;

  @Test
  void thePoolHealsWithinTenSeconds() throws SQLException {
    assertThat(answers()).isTrue();
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()
          """);
    }

    Awaitility.await()
        .pollInterval(Duration.ofMillis(100))
        .atMost(Duration.ofSeconds(10))
        .until(this::answers);
  }

  private boolean answers() {
    return subgraph
        .ask("{ weatherStrip { entries { temperatureLabel } } }")
        .returnResponse()
        .getErrors()
        .isEmpty();
  }
}
