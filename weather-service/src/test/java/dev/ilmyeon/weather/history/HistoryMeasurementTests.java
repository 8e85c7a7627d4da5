package dev.ilmyeon.weather.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import dev.ilmyeon.platform.testing.postgres.TestPostgres;
import dev.ilmyeon.weather.WeatherApplication;
import dev.ilmyeon.weather.edition.EditionId;
import dev.ilmyeon.weather.station.StationId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long histories take of a year of 97 stations, 850,000 rows, as the service reads them and as
 * it answers a query over HTTP, with the compiler that the service runs with: {@code mvn -pl
 * weather-service -am test -Dtest=HistoryMeasurementTests -Dsurefire.failIfNoSpecifiedTests=false
 * -Dhistory.measure=true} prints medians and worsts, and writes them to {@code target/history.md}.
 */
@EnabledIfSystemProperty(named = "history.measure", matches = "true")
class HistoryMeasurementTests {

  private static final int HOURS = 8_760;
  private static final int HOURS_AT_ONCE = 730;
  private static final int TIMES = 50;
  private static final int WARM_UPS = 30;

  /** Until what everything goes through has been compiled. */
  private static final int FIRST_WARM_UPS = 300;

  private static final Duration DEADLINE = Duration.ofMinutes(5);
  private static final EditionId LIVE = new EditionId("live");
  private static final OffsetDateTime YEAR = OffsetDateTime.parse("2025-01-01T00:00:00+09:00");
  private static final OffsetDateTime END = YEAR.plusYears(1);
  private static final Pattern POINT = Pattern.compile("\"from\":");

  private final TestDatabase database = TestPostgres.database("weather_history");
  private final ConfigurableApplicationContext service =
      SpringApplication.run(
          WeatherApplication.class,
          "--server.port=0",
          "--ilmyeon.weather.ingest.first-tick=1d",
          "--ilmyeon.database.host=" + database.host(),
          "--ilmyeon.database.port=" + database.port(),
          "--ilmyeon.database.name=" + database.name(),
          "--ilmyeon.database.username=" + database.username(),
          "--ilmyeon.database.password=" + database.password());
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> table =
      new ArrayList<>(
          List.of(
              "| query | points | read: median ms | worst | over HTTP: median ms | worst |",
              "| --- | --- | --- | --- | --- | --- |"));

  @AfterEach
  void stop() {
    service.close();
    http.close();
  }

  @Test
  void aYearOfAllStations() throws Exception {
    fill();
    HttpRequest request = request(97, END.minusDays(1), HistoryInterval.HOUR);
    for (int i = 0; i < FIRST_WARM_UPS; i++) {
      ask(request);
    }
    measure("a station's year by the day", 1, YEAR, HistoryInterval.DAY);
    measure("a station's year by the week", 1, YEAR, HistoryInterval.WEEK);
    measure("a station's year by the month", 1, YEAR, HistoryInterval.MONTH);
    measure("a station's month by the hour", 1, END.minusMonths(1), HistoryInterval.HOUR);
    measure("all stations' day by the hour", 97, END.minusDays(1), HistoryInterval.HOUR);
    measure("all stations' 25 days by the day", 97, END.minusDays(25), HistoryInterval.DAY);
    measure("all stations' 24 weeks by the week", 97, END.minusWeeks(24), HistoryInterval.WEEK);
    measure("all stations' year by the month", 97, YEAR, HistoryInterval.MONTH);
    measure(
        "all stations' year but a day and an hour by the month",
        97,
        YEAR.plusHours(25),
        HistoryInterval.MONTH);
    measure("six stations' year by the day", 6, YEAR, HistoryInterval.DAY);

    Files.write(Path.of("target", "history.md"), table);
    table.forEach(System.out::println);
  }

  private void measure(String name, int stations, OffsetDateTime from, HistoryInterval interval)
      throws Exception {
    HistoryStore store = service.getBean(HistoryStore.class);
    List<HistoryKey> keys =
        service
            .getBean(DatabaseClient.class)
            .sql("SELECT id FROM station ORDER BY id LIMIT :first")
            .bind("first", stations)
            .mapValue(Integer.class)
            .all()
            .map(id ->
                new HistoryKey(new StationId(id), LIVE, new HistoryKey.Range(from, END, interval)))
            .collectList()
            .block(DEADLINE);
    Taken read =
        taken(() ->
            store.history(keys).block(DEADLINE).values().stream().mapToLong(List::size).sum());
    HttpRequest request = request(stations, from, interval);
    Taken asked = taken(() -> ask(request));
    assertThat(asked.points()).isEqualTo(read.points()).isPositive();
    table.add(
        "| %s | %d | %.1f | %.1f | %.1f | %.1f |"
            .formatted(
                name, read.points(), read.median(), read.worst(), asked.median(), asked.worst()));
  }

  private record Taken(long points, double median, double worst) {}

  private static Taken taken(Callable<Long> query) throws Exception {
    long points = 0;
    long[] nanos = new long[TIMES];
    for (int i = -WARM_UPS; i < TIMES; i++) {
      long from = System.nanoTime();
      points = query.call();
      if (i >= 0) {
        nanos[i] = System.nanoTime() - from;
      }
    }
    Arrays.sort(nanos);
    return new Taken(points, nanos[TIMES / 2] / 1e6, nanos[TIMES - 1] / 1e6);
  }

  private HttpRequest request(int stations, OffsetDateTime from, HistoryInterval interval) {
    String document =
        """
        { stations(first: %d) { id history(from: "%s", to: "%s", interval: %s, edition: "live") {
          from temperature { min mean max } } } }
        """
            .formatted(stations, rfc3339(from), rfc3339(END), interval);
    String port = service.getEnvironment().getRequiredProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
        .header("Content-Type", "application/json")
        .POST(
            HttpRequest.BodyPublishers.ofString(
                JsonMapper.shared().writeValueAsString(Map.of("query", document))))
        .build();
  }

  private static String rfc3339(OffsetDateTime time) {
    return time.toInstant().toString();
  }

  private long ask(HttpRequest request) throws IOException, InterruptedException {
    String body =
        http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)).body();
    assertThat(body).doesNotContain("errors");
    return POINT.matcher(body).results().count();
  }

  /** Hour by hour, as it is stored as time goes by: a station's rows lie far apart. */
  private void fill() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT make_observation_month('%s'::timestamptz + m * interval '28 days') FROM generate_series(0, 13) AS m"
              .formatted(YEAR));
      for (int hour = 0; hour < HOURS; hour += HOURS_AT_ONCE) {
        statement.execute(
            """
            INSERT INTO observation (station_id, observed_at, source, fetched_at, temperature, humidity, cloud_tenths,
              wind_speed, rain)
            SELECT s.id, h.at, 'ASOS', h.at,
              round((12 - 13 * cos(extract(doy FROM h.at) / 58.1) + random() * 8)::numeric, 1),
              40 + s.id %% 50, s.id %% 11, round((random() * 6)::numeric, 1), 0
            FROM generate_series(%d, %d) AS n
            CROSS JOIN LATERAL (SELECT '%s'::timestamptz + n * interval '1 hour' AS at) AS h
            CROSS JOIN station s
            """
                .formatted(hour, hour + HOURS_AT_ONCE - 1, YEAR));
      }
      statement.execute("VACUUM ANALYZE observation, observation_day, observation_month");
    }
  }
}
