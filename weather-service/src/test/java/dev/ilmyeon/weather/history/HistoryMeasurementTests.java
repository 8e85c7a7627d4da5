package dev.ilmyeon.weather.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import dev.ilmyeon.platform.testing.postgres.TestPostgres;
import dev.ilmyeon.weather.edition.EditionId;
import dev.ilmyeon.weather.station.StationId;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * How long histories take of a year of 97 stations, 850,000 rows: {@code mvn -pl weather-service
 * -am test -Dtest=HistoryMeasurementTests -Dsurefire.failIfNoSpecifiedTests=false
 * -Dhistory.measure=true} prints medians and worsts, and writes them to {@code target/history.md}.
 */
@EnabledIfSystemProperty(named = "history.measure", matches = "true")
class HistoryMeasurementTests {

  private static final int HOURS = 8_784;
  private static final int TIMES = 50;
  private static final Duration DEADLINE = Duration.ofMinutes(5);
  private static final EditionId LIVE = new EditionId("live");
  private static final Instant YEAR = Instant.parse("2025-12-31T15:00:00Z");
  private static final Instant END = Instant.parse("2026-12-31T15:00:00Z");

  private final List<String> table =
      new ArrayList<>(
          List.of("| query | points | median ms | worst ms |", "| --- | --- | --- | --- |"));

  @Test
  void aYearOfAllStations() throws IOException {
    DatabaseClient database = DatabaseClient.create(filled());
    HistoryStore store = new HistoryStore(database, Clock.fixed(END, ZoneOffset.UTC));
    List<Integer> stations =
        database
            .sql("SELECT id FROM station ORDER BY id")
            .mapValue(Integer.class)
            .all()
            .collectList()
            .block(DEADLINE);

    measure(
        "a station's year by the day",
        store,
        keys(stations.subList(0, 1), YEAR, HistoryInterval.DAY));
    measure(
        "a station's year by the month",
        store,
        keys(stations.subList(0, 1), YEAR, HistoryInterval.MONTH));
    measure(
        "a station's month by the hour",
        store,
        keys(stations.subList(0, 1), END.minus(Duration.ofDays(31)), HistoryInterval.HOUR));
    measure(
        "all stations' week by the day",
        store,
        keys(stations, END.minus(Duration.ofDays(7)), HistoryInterval.DAY));
    measure("all stations' year by the month", store, keys(stations, YEAR, HistoryInterval.MONTH));
    measure("all stations' year by the day", store, keys(stations, YEAR, HistoryInterval.DAY));

    Files.write(Path.of("target", "history.md"), table);
    table.forEach(System.out::println);
  }

  private void measure(String name, HistoryStore store, List<HistoryKey> keys) {
    long points = 0;
    long[] nanos = new long[TIMES];
    for (int i = -10; i < TIMES; i++) {
      long from = System.nanoTime();
      points = store.history(keys).block(DEADLINE).values().stream().mapToLong(List::size).sum();
      if (i >= 0) {
        nanos[i] = System.nanoTime() - from;
      }
    }
    Arrays.sort(nanos);
    assertThat(points).isPositive();
    table.add(
        "| %s | %d | %.1f | %.1f |"
            .formatted(name, points, nanos[TIMES / 2] / 1e6, nanos[TIMES - 1] / 1e6));
  }

  private static List<HistoryKey> keys(
      List<Integer> stations, Instant from, HistoryInterval interval) {
    return stations.stream()
        .map(id -> new HistoryKey(new StationId(id), LIVE, from, END, interval))
        .toList();
  }

  /** Hour by hour, as it is stored as time goes by: a station's rows lie far apart. */
  private static ConnectionFactory filled() {
    TestDatabase database = TestPostgres.database("weather_history");
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.username(), database.password())
        .load()
        .migrate();
    ConnectionFactory connections =
        ConnectionFactories.get(
            "r2dbc:postgresql://%s:%s@%s:%d/%s"
                .formatted(
                    database.username(),
                    database.password(),
                    database.host(),
                    database.port(),
                    database.name()));
    SingleConnectionFactory single =
        new SingleConnectionFactory(
            Objects.requireNonNull(Mono.from(connections.create()).block(DEADLINE)),
            connections.getMetadata(),
            true);
    DatabaseClient client = DatabaseClient.create(single);
    client
        .sql(
            """
            SELECT make_observation_month('%s'::timestamptz + m * interval '28 days') FROM generate_series(0, 14) AS m
            """
                .formatted(YEAR))
        .then()
        .block(DEADLINE);
    client
        .sql(
            """
            INSERT INTO observation (station_id, observed_at, source, fetched_at, temperature, humidity, cloud_tenths,
              wind_speed, rain)
            SELECT s.id, h.at, 'ASOS', h.at, round((12 - 13 * cos(extract(doy FROM h.at) / 58.1) + random() * 8)::numeric, 1),
              40 + s.id %% 50, s.id %% 11, round((random() * 6)::numeric, 1), 0
            FROM generate_series(0, %d) AS n
            CROSS JOIN LATERAL (SELECT '%s'::timestamptz + n * interval '1 hour' AS at) AS h
            CROSS JOIN station s
            ON CONFLICT DO NOTHING
            """
                .formatted(HOURS, YEAR))
        .then()
        .block(DEADLINE);
    client.sql("VACUUM ANALYZE observation, observation_day").then().block(DEADLINE);
    return single;
  }
}
