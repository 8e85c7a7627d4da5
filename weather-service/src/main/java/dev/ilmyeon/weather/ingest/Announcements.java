package dev.ilmyeon.weather.ingest;

import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Tells every instance that an hour has come in: once an hour, with all stations that have other
 * values than when it was last told, so also those that were late or corrected since. What is told
 * stays in a table, where who did not hear it finds it; the notification says the same in words for
 * instances of a version that has no table.
 */
final class Announcements {

  private final DatabaseClient database;

  Announcements(DatabaseClient database) {
    this.database = database;
  }

  Mono<Void> weather(Instant newest, Instant now) {
    return database
        .sql(
            """
            WITH before AS (
              SELECT announced, announced_at FROM feed WHERE name = 'SURFACE'
            ), told AS (
              INSERT INTO feed AS f (name, announced, announced_at) VALUES ('SURFACE', :newest, :now)
              ON CONFLICT (name) DO UPDATE
              SET announced = excluded.announced, announced_at = excluded.announced_at
              WHERE f.announced IS NULL OR f.announced < excluded.announced
              RETURNING f.announced
            ), kept AS (
              INSERT INTO weather_update (observed_at, stations, announced_at)
              SELECT announced, ARRAY(
                SELECT DISTINCT o.station_id FROM observation o
                WHERE o.observed_at > CAST(:newest AS timestamptz) - interval '6 hours' AND o.observed_at <= :newest
                  AND o.source <> 'SAMPLE'
                  AND o.fetched_at > coalesce((SELECT announced_at FROM before), '-infinity')
                ORDER BY o.station_id), :now
              FROM told
              RETURNING observed_at, stations
            )
            SELECT pg_notify('weather_updated', json_build_object('observedAt', observed_at, 'stations', stations)::text)
            FROM kept
            """)
        .bind("newest", newest)
        .bind("now", now)
        .then();
  }

  /** Forgets what was told before a time. */
  Mono<Void> forgetBefore(Instant time) {
    return database
        .sql("DELETE FROM weather_update WHERE announced_at < :time")
        .bind("time", time)
        .then();
  }
}
