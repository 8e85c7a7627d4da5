package dev.ilmyeon.weather.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.platform.testing.postgres.MortalPostgres;
import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import dev.ilmyeon.platform.testing.process.ServiceProcess;
import dev.ilmyeon.weather.history.RollUps;
import dev.ilmyeon.weather.kma.client.StubKma;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Two instances fill in a month of observations while their database crashes and is restarted and
 * the one that polls is killed: what is missing is asked for again, and nothing is there twice.
 */
@EnabledOnOs(OS.LINUX)
class SurvivalTests {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PROMISED = Duration.ofSeconds(10);

  private static final String WHO_POLLS =
      """
      SELECT a.application_name FROM pg_stat_activity a JOIN pg_locks l ON l.pid = a.pid
      WHERE l.locktype = 'advisory' AND l.classid = 15943 AND l.objid = 0 AND l.granted
      """;

  private final Month month = new Month();
  private final Map<String, ServiceProcess> instances = new LinkedHashMap<>();
  private StubKma kma;
  private MortalPostgres postgres;
  private TestDatabase database;

  @BeforeEach
  void start() throws Exception {
    kma = StubKma.start();
    month.answer(kma);
    postgres = MortalPostgres.start();
    database = postgres.database("weather_survival");
    for (String name : new String[] {"one", "other"}) {
      instances.put(name, start(name));
    }
    for (ServiceProcess instance : instances.values()) {
      Answers.await(instance.port(), PATIENCE);
    }
  }

  private ServiceProcess start(String name) throws IOException {
    return ServiceProcess.start(
        "dev.ilmyeon.weather.WeatherApplication",
        database,
        "--spring.r2dbc.properties.applicationName=" + name,
        "--ilmyeon.weather.kma.hub-key.value=hub",
        "--ilmyeon.weather.kma.hub-url=" + kma.url(),
        "--ilmyeon.weather.kma.calls-per-second=100",
        "--ilmyeon.weather.ingest.tick=100ms",
        "--ilmyeon.weather.ingest.backfill=31d");
  }

  @AfterEach
  void stop() throws Exception {
    for (ServiceProcess instance : instances.values()) {
      instance.close();
    }
    postgres.close();
    kma.close();
  }

  @Test
  void nothingIsLostOrThereTwiceAndThePollingMovesOn() throws Exception {
    awaitDays(3);
    postgres.crash();
    for (ServiceProcess instance : instances.values()) {
      Answers.await(instance.port(), PROMISED);
    }

    awaitDays(6);
    kma.reply(Month.PERIOD, new StubKma.Silence());
    int asked = kma.requests(Month.PERIOD).size();
    await().atMost(PATIENCE).until(() -> kma.requests(Month.PERIOD).size() > asked);
    kill(text(WHO_POLLS));
    month.answer(kma);
    awaitDays(9);

    postgres.restart();
    Answers.await(instances.values().iterator().next().port(), PROMISED);
    await().atMost(PATIENCE).until(() -> hours() >= Month.HOURS);

    assertThat(number("SELECT count(*) FROM observation")).isEqualTo(Month.ROWS);
    assertThat(number("SELECT count(*) FROM observation WHERE revision > 0"))
        .as("stored again as something else")
        .isZero();
    assertThat(number("SELECT count(*) FROM observation_replaced")).isZero();
    assertThat(number(RollUps.WRONG_DAYS)).isZero();
    assertThat(number(RollUps.WRONG_MONTHS)).isZero();
    assertThat(number("SELECT count(*) FROM weather_update")).as("told once").isEqualTo(1);
    assertThat(kma.requests(Month.PERIOD).size())
        .as("days, the first hour's three before it, and what was asked for in vain")
        .isBetween(Month.DAYS, Month.DAYS + 10);
  }

  private void kill(String name) throws InterruptedException {
    ServiceProcess killed = instances.remove(name);
    assertThat(killed).as("who polls: %s", name).isNotNull();
    killed.kill();
  }

  private void awaitDays(int days) {
    await().atMost(PATIENCE).until(() -> hours() >= 24 * days);
  }

  /** While the database is away, that is not known. */
  private long hours() {
    try {
      return number("SELECT count(DISTINCT observed_at) FROM observation");
    } catch (SQLException _) {
      return 0;
    }
  }

  private long number(String sql) throws SQLException {
    return Long.parseLong(text(sql));
  }

  private String text(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).as(sql).isTrue();
      return rows.getString(1);
    }
  }
}
