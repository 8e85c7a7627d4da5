package dev.ilmyeon.weather.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import dev.ilmyeon.platform.testing.postgres.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/** On a database of its own, as it was before days and months were summed up. */
class ObservationDayMigrationTests {

  private final TestDatabase database = TestPostgres.database("weather_days");

  @Test
  void sumsUpWhatIsStoredAlready() throws SQLException {
    flyway().target("11").load().migrate();
    try (Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          SELECT make_observation_month('2026-12-31'), make_observation_month('2027-01-02');
          INSERT INTO observation (station_id, observed_at, source, fetched_at, temperature, humidity, wind_speed, rain)
          SELECT s.id, t.at, CASE WHEN extract(hour FROM t.at)::integer % 5 = 0 THEN 'NOWCAST' ELSE 'ASOS' END, t.at, s.id / 10.0 - 20,
            nullif(extract(hour FROM t.at)::integer, 3), NULL, 0.1
          FROM station s, generate_series('2026-12-30T00:00Z'::timestamptz, '2027-01-03T00:00Z', '1 hour') AS t (at);
          """);

      flyway().load().migrate();

      assertThat(value(statement, "SELECT count(*) FROM observation_day"))
          .as("stations, days, sources")
          .isEqualTo(97 * 5 * 2);
      assertThat(value(statement, RollUps.WRONG_DAYS)).isZero();
      assertThat(value(statement, "SELECT count(*) FROM observation_month"))
          .as("stations, months, sources")
          .isEqualTo(97 * 2 * 2);
      assertThat(value(statement, RollUps.WRONG_MONTHS)).isZero();
    }
  }

  private FluentConfiguration flyway() {
    return Flyway.configure()
        .dataSource(database.jdbcUrl(), database.username(), database.password());
  }

  private static long value(Statement statement, String sql) throws SQLException {
    try (ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }
}
