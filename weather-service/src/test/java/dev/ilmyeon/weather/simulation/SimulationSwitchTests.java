package dev.ilmyeon.weather.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import dev.ilmyeon.platform.testing.postgres.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** On a database of its own, without Spring. */
class SimulationSwitchTests {

  private static final String SHOWN =
      "SELECT string_agg(id || ' ' || shows_simulated, ', ' ORDER BY id) FROM edition";

  private static final String KNOWN =
      "SELECT (SELECT count(*) FROM feed) || ' ' || (SELECT count(*) FROM backfilled)";

  private final TestDatabase database = TestPostgres.database("weather_simulation");

  @Test
  void turnsEditionsOfTodayOnAndOffAtEachStart() throws SQLException {
    start(true);
    assertThat(value(SHOWN)).isEqualTo("live true, main true");

    execute("UPDATE edition SET fixed_clock = now() WHERE id = 'main'");
    start(true);
    assertThat(value(SHOWN)).as("an edition of another time").isEqualTo("live true, main false");

    start(false);
    assertThat(value(SHOWN)).isEqualTo("live false, main false");
  }

  @Test
  void forgetsHowFeedsDoWhenItIsTurned() throws SQLException {
    start(true);
    execute(
        """
        INSERT INTO feed (name, newest_at) VALUES ('SURFACE', now());
        INSERT INTO backfilled (hour, tries, tried_at) VALUES (now(), 3, now())
        """);
    start(true);
    assertThat(value(KNOWN)).as("at another start").isEqualTo("1 1");

    start(false);
    assertThat(value(KNOWN)).as("a simulation's hour is none of KMA's").isEqualTo("0 0");
  }

  private void start(boolean simulated) {
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.username(), database.password())
        .callbacks(new SimulationSwitch(simulated))
        .load()
        .migrate();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String value(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl(), database.username(), database.password());
  }
}
