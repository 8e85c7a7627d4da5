package dev.ilmyeon.weather;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;

/** Editions and observations that a test puts beside the sample day, and takes away again. */
public final class TestData {

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final DatabaseClient database;

  TestData(DatabaseClient database) {
    this.database = database;
  }

  /** An edition named test-… that shows the sample at a fixed time. */
  public String editionAt(String time) {
    Instant clock = Instant.parse(time);
    String id = "test-" + clock.toEpochMilli();
    run(
        """
        INSERT INTO edition (id, fixed_clock, shows_sample) VALUES (:id, :clock, true)
        ON CONFLICT DO NOTHING
        """,
        Map.of("id", id, "clock", clock));
    return id;
  }

  /** A real observation; {@code values} is the SQL of the columns after source and time. */
  public void observe(int station, String observedAt, String values) {
    run("SELECT make_observation_month(:at)", Map.of("at", Instant.parse(observedAt)));
    run(
        """
        INSERT INTO observation (station_id, observed_at, fetched_at, source,
          temperature, humidity, cloud_tenths, forecast_sky, phenomenon)
        VALUES (:station, :at, :at, 'ASOS', %s)
        """
            .formatted(values),
        Map.of("station", station, "at", Instant.parse(observedAt)));
  }

  /** What is stored of a station and a time: temperature, source, revision. */
  public String observed(int station, String at) {
    return value(
        "SELECT concat_ws(' ', temperature, source, revision) FROM observation WHERE station_id = %d AND observed_at = '%s'"
            .formatted(station, at),
        String.class);
  }

  /** The only value of the only row. */
  public <T> T value(String sql, Class<T> type) {
    return database.sql(sql).mapValue(type).one().block(DEADLINE);
  }

  public void clear() {
    run("DELETE FROM observation WHERE source <> 'SAMPLE'", Map.of());
    run("DELETE FROM observation_day WHERE source <> 'SAMPLE'", Map.of());
    run("DELETE FROM observation_month WHERE source <> 'SAMPLE'", Map.of());
    for (String table :
        List.of(
            "observation_replaced",
            "feed",
            "feed_calls",
            "backfilled",
            "forecast",
            "warning",
            "weather_update")) {
      run("DELETE FROM " + table, Map.of());
    }
    run("DELETE FROM edition WHERE id LIKE 'test-%'", Map.of());
  }

  public void run(String sql, Map<String, Object> values) {
    database.sql(sql).bindValues(values).then().block(DEADLINE);
  }
}
