package dev.ilmyeon.weather.observation;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores observations: as often as you like, in any order. What a source says later replaces what
 * it said before, which is kept beside it; a worse source leaves a better one alone.
 */
public final class ObservationArchive {

  private record Key(int station, Instant at) {}

  private final DatabaseClient database;
  private final JsonMapper json;

  ObservationArchive(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /**
   * Stores readings of stations that the table has, and says how many rows are new or other than
   * before. The forecast's sky for the hour is stored where the cloud amount is missing; that of a
   * simulation only beside what is simulated.
   */
  public Mono<Long> save(Collection<Reading> readings, Source source, Instant fetchedAt) {
    Map<Key, Reading> distinct = new LinkedHashMap<>();
    for (Reading reading : readings) {
      distinct.put(new Key(reading.station().value(), reading.observedAt()), reading);
    }
    if (distinct.isEmpty()) {
      return Mono.just(0L);
    }
    List<Map<String, @Nullable Object>> rows =
        distinct.values().stream().map(ObservationArchive::row).toList();
    return makeMonths(distinct.keySet())
        .then(
            database
                .sql(
                    """
                    WITH given AS (
                      SELECT r.station, r.at, round(r.temperature, 1) AS temperature, r.humidity, r.cloud_tenths,
                        r.phenomenon, r.wind_direction, round(r.wind_speed, 1) AS wind_speed, round(r.rain, 1) AS rain,
                        round(r.pressure, 1) AS pressure, f.sky AS forecast_sky
                      FROM json_to_recordset(CAST(:readings AS json)) AS r (
                        station integer, at timestamptz, temperature numeric, humidity smallint, cloud_tenths smallint,
                        phenomenon text, wind_direction smallint, wind_speed numeric, rain numeric, pressure numeric)
                      JOIN station s ON s.id = r.station
                      LEFT JOIN forecast f ON r.cloud_tenths IS NULL AND f.station_id = r.station AND f.at = r.at
                        AND f.product = 'ULTRA_SHORT_FORECAST' AND (NOT f.simulated OR :source = 'SIMULATED')
                    ), replaced AS (
                      INSERT INTO observation_replaced (station_id, observed_at, revision, replaced_at, observation)
                      SELECT o.station_id, o.observed_at, o.revision, :fetched, to_jsonb(o)
                      FROM given g
                      JOIN observation o ON o.station_id = g.station AND o.observed_at = g.at
                      WHERE source_rank(:source) >= source_rank(o.source)
                        AND (o.source, o.temperature, o.humidity, o.cloud_tenths, o.phenomenon, o.wind_direction,
                          o.wind_speed, o.rain, o.pressure)
                        IS DISTINCT FROM (:source, g.temperature, g.humidity, g.cloud_tenths, g.phenomenon,
                          g.wind_direction, g.wind_speed, g.rain, g.pressure)
                    )
                    INSERT INTO observation AS o (station_id, observed_at, source, fetched_at, temperature, humidity,
                      cloud_tenths, forecast_sky, phenomenon, wind_direction, wind_speed, rain, pressure)
                    SELECT station, at, :source, :fetched, temperature, humidity, cloud_tenths, forecast_sky,
                      phenomenon, wind_direction, wind_speed, rain, pressure
                    FROM given
                    ON CONFLICT (station_id, observed_at) DO UPDATE
                    SET source = excluded.source, fetched_at = excluded.fetched_at, revision = o.revision + 1,
                      temperature = excluded.temperature, humidity = excluded.humidity,
                      cloud_tenths = excluded.cloud_tenths,
                      forecast_sky = coalesce(excluded.forecast_sky,
                        CASE WHEN excluded.source = 'SIMULATED' OR o.source <> 'SIMULATED' THEN o.forecast_sky END),
                      phenomenon = excluded.phenomenon,
                      wind_direction = excluded.wind_direction, wind_speed = excluded.wind_speed, rain = excluded.rain,
                      pressure = excluded.pressure
                    WHERE source_rank(excluded.source) >= source_rank(o.source)
                      AND (o.source, o.temperature, o.humidity, o.cloud_tenths, o.phenomenon, o.wind_direction,
                        o.wind_speed, o.rain, o.pressure)
                      IS DISTINCT FROM (excluded.source, excluded.temperature, excluded.humidity,
                        excluded.cloud_tenths, excluded.phenomenon, excluded.wind_direction, excluded.wind_speed,
                        excluded.rain, excluded.pressure)
                    """)
                .bind("readings", json.writeValueAsString(rows))
                .bind("source", source.name())
                .bind("fetched", fetchedAt)
                .fetch()
                .rowsUpdated());
  }

  /** Drops the months that ended before a time; the sample day stays. */
  public Mono<Void> forgetBefore(Instant time) {
    return database.sql("SELECT drop_observation_months(:time)").bind("time", time).then();
  }

  private Mono<Void> makeMonths(Collection<Key> keys) {
    return database
        .sql(
            """
            SELECT make_observation_month(at)
            FROM (SELECT DISTINCT date_trunc('month', CAST(t.at AS timestamptz), 'UTC') AS at FROM unnest(:times) AS t (at)) AS months
            """)
        .bind(
            "times",
            keys.stream().map(key -> key.at().toString()).distinct().toArray(String[]::new))
        .then();
  }

  private static Map<String, @Nullable Object> row(Reading reading) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("station", reading.station().value());
    row.put("at", reading.observedAt().toString());
    row.put("temperature", reading.temperature());
    row.put("humidity", reading.humidity());
    row.put("cloud_tenths", reading.cloudTenths());
    row.put("phenomenon", reading.phenomenon());
    row.put("wind_direction", reading.windDirection());
    row.put("wind_speed", reading.windSpeed());
    row.put("rain", reading.rain());
    row.put("pressure", reading.pressure());
    return row;
  }
}
