package dev.ilmyeon.weather.ingest;

import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Tells every instance that an hour has come in: once an hour, with all stations that have other
 * values than when it was last told, so also those that were late or corrected since.
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
            )
            SELECT pg_notify('weather_updated', json_build_object('observedAt', :newest, 'stations', (
              SELECT json_agg(DISTINCT o.station_id) FROM observation o
              WHERE o.observed_at > CAST(:newest AS timestamptz) - interval '6 hours' AND o.observed_at <= :newest
                AND o.source <> 'SAMPLE'
                AND o.fetched_at > coalesce((SELECT announced_at FROM before), '-infinity')))::text)
            FROM told
            """)
        .bind("newest", newest)
        .bind("now", now)
        .then();
  }
}
