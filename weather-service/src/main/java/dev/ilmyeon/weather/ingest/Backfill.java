package dev.ilmyeon.weather.ingest;

import dev.ilmyeon.weather.kma.KmaUnavailableException;
import dev.ilmyeon.weather.observation.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Asks again for hours of which no station of the strip has an observation, up to a day of them in
 * one call. KMA has none of some hours: each is tried three times, an hour apart.
 */
final class Backfill {

  private static final int TRIES = 3;

  private record Gap(Instant from, Instant to) {}

  private final DatabaseClient database;
  private final SurfacePoll surface;
  private final Source source;
  private final Duration window;

  Backfill(DatabaseClient database, SurfacePoll surface, Source source, Duration window) {
    this.database = database;
    this.surface = surface;
    this.source = source;
    this.window = window;
  }

  /** Fills one gap before the newest hour; empty where there is none. */
  Mono<Outcome> fill(Instant newest, Instant now) {
    return gap(newest, now)
        .flatMap(gap ->
            surface
                .again(gap.from(), gap.to(), now)
                .onErrorResume(
                    KmaUnavailableException.class,
                    failure -> tried(gap, now, 0).then(Mono.error(failure)))
                .flatMap(
                    outcome -> tried(gap, now, outcome.succeeded() ? 1 : 0).thenReturn(outcome)));
  }

  /** Forgets which hours before a time were asked for. */
  Mono<Void> forgetBefore(Instant time) {
    return database.sql("DELETE FROM backfilled WHERE hour < :time").bind("time", time).then();
  }

  private Mono<Gap> gap(Instant newest, Instant now) {
    return database
        .sql(
            """
            WITH missing AS (
              SELECT hour
              FROM generate_series(CAST(:from AS timestamptz), CAST(:to AS timestamptz), interval '1 hour') AS h (hour)
              WHERE NOT EXISTS (
                SELECT FROM station s
                JOIN observation o ON o.station_id = s.id AND o.observed_at = h.hour AND o.source = :source
                WHERE s.in_strip)
              AND NOT EXISTS (
                SELECT FROM backfilled b
                WHERE b.hour = h.hour AND (b.tries >= :tries OR b.tried_at > CAST(:now AS timestamptz) - interval '1 hour'))
            )
            SELECT min(hour) AS first, max(hour) FILTER (WHERE hour < f.first + interval '1 day') AS last
            FROM missing, (SELECT min(hour) AS first FROM missing) AS f
            """)
        .bind("from", newest.minus(window).truncatedTo(ChronoUnit.HOURS))
        .bind("to", newest.minus(1, ChronoUnit.HOURS))
        .bind("source", source.name())
        .bind("tries", TRIES)
        .bind("now", now)
        .map(row ->
            Optional.ofNullable(row.get("first", Instant.class))
                .map(first ->
                    new Gap(first, Objects.requireNonNull(row.get("last", Instant.class)))))
        .one()
        .flatMap(gap -> Mono.justOrEmpty(gap));
  }

  /**
   * A try that brought no answer counts for nothing, and the next is an hour later all the same.
   */
  private Mono<Void> tried(Gap gap, Instant now, int tries) {
    return database
        .sql(
            """
            INSERT INTO backfilled AS b (hour, tries, tried_at)
            SELECT hour, :tries, :now
            FROM generate_series(CAST(:from AS timestamptz), CAST(:to AS timestamptz), interval '1 hour') AS h (hour)
            ON CONFLICT (hour) DO UPDATE SET tries = b.tries + excluded.tries, tried_at = excluded.tried_at
            """)
        .bind("from", gap.from())
        .bind("to", gap.to())
        .bind("tries", tries)
        .bind("now", now)
        .then();
  }
}
