package dev.ilmyeon.weather.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import dev.ilmyeon.platform.testing.postgres.TestPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a database of its own, without Spring. */
class SampleMigrationTests {

  private static final String OBSERVATIONS =
      "SELECT count(*), min(source), min(observed_at AT TIME ZONE 'UTC') FROM observation";
  private static final String MAIN =
      "SELECT fixed_clock AT TIME ZONE 'UTC', shows_sample FROM edition WHERE id = 'main'";

  private final TestDatabase database = TestPostgres.database("weather_sample");

  @BeforeEach
  void clean() {
    flyway().clean();
  }

  @Test
  void withoutItTheMainEditionIsOfTodayAndEmpty() throws SQLException {
    flyway().migrate();

    assertThat(rows(OBSERVATIONS)).containsExactly("0 null null");
    assertThat(rows(MAIN)).containsExactly("null f");
  }

  @Test
  void loadsTheDayOnce() throws Exception {
    int tables = flyway().info().pending().length;
    assertThat(flyway(sample()).migrate().migrationsExecuted).isEqualTo(tables + 1);
    assertThat(rows(OBSERVATIONS)).containsExactly("16 SAMPLE 2024-07-26 00:00:00");
    assertThat(rows(MAIN)).containsExactly("2024-07-26 00:30:00 t");

    assertThat(flyway(sample()).migrate().migrationsExecuted).isZero();
    assertThat(flyway().migrate().migrationsExecuted).isZero();
  }

  @Test
  void loadsAChangedFileAgainAndKeepsRealObservations() throws Exception {
    flyway(sample()).migrate();
    execute("UPDATE observation SET source = 'ASOS', temperature = 1 WHERE station_id = 108");
    flyway(
            new SampleMigration(
                SampleFile.parse(
                    text()
                        .replace(
                            "98,동두천,2024-07-26T09:00+09:00,2024-07-26T09:05+09:00,24.2",
                            "98,동두천,2024-07-26T09:00+09:00,2024-07-26T09:05+09:00,20.0"))))
        .migrate();

    assertThat(
            rows(
                "SELECT temperature FROM observation WHERE station_id IN (98, 108) ORDER BY station_id"))
        .containsExactly("20.0", "1.0");
  }

  @Test
  void leavesNothingOfADayThatCannotBeLoadedWhole() throws SQLException, IOException {
    String broken = text().replace("294,거제", "999,없음");

    assertThatThrownBy(() -> flyway(new SampleMigration(SampleFile.parse(broken))).migrate())
        .isInstanceOf(FlywayException.class);

    assertThat(rows(OBSERVATIONS)).containsExactly("0 null null");
    assertThat(rows(MAIN)).containsExactly("null f");
  }

  @Test
  void namesTheStationsAsTheTableDoes() throws Exception {
    flyway().migrate();

    assertThat(rows("SELECT id, name FROM station WHERE in_strip ORDER BY id"))
        .isEqualTo(
            SampleFile.parse(text()).observations().stream()
                .map(observation -> observation.station() + " " + observation.name())
                .toList());
  }

  @Test
  void refusesAFileOfAnotherShape() {
    assertThatThrownBy(() -> SampleFile.parse("station,name\n98,동두천"))
        .hasMessageContaining("header");
    assertThatThrownBy(() -> SampleFile.parse(text() + "98,동두천\n")).hasMessageContaining("98,동두천");
  }

  private Flyway flyway(JavaMigration... migrations) {
    return Flyway.configure()
        .dataSource(database.jdbcUrl(), database.username(), database.password())
        .javaMigrations(migrations)
        .ignoreMigrationPatterns("*:future", "repeatable:missing")
        .cleanDisabled(false)
        .load();
  }

  private static SampleMigration sample() throws IOException {
    return new SampleMigration(SampleFile.parse(text()));
  }

  private static String text() throws IOException {
    return dev.ilmyeon.weather.Subgraph.read("sample/observations-2024-07-26.csv");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          cells.add(String.valueOf(result.getString(column)));
        }
        rows.add(String.join(" ", cells));
      }
    }
    return rows;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl(), database.username(), database.password());
  }
}
