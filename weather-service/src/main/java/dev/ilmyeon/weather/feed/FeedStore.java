package dev.ilmyeon.weather.feed;

import dev.ilmyeon.weather.kma.Feed;
import dev.ilmyeon.weather.kma.client.CallMeter;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Keeps how feeds do, and counts calls against the quota, for all instances together. */
public final class FeedStore implements CallMeter {

  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  private final DatabaseClient database;
  private final Clock clock;
  private final int quota;

  FeedStore(DatabaseClient database, Clock clock, int quota) {
    this.database = database;
    this.clock = clock;
    this.quota = quota;
  }

  public int quota() {
    return quota;
  }

  /** Every feed's, in their order. */
  public Mono<List<FeedState>> states() {
    return database
        .sql(
            """
            SELECT n.name, f.last_called_at, f.last_succeeded_at, f.newest_at, f.last_code,
              coalesce(f.failures, 0) AS failures, coalesce(c.calls, 0) AS calls
            FROM unnest(:feeds) AS n (name)
            LEFT JOIN feed f ON f.name = n.name
            LEFT JOIN feed_calls c ON c.feed = n.name AND c.day = :day
            """)
        .bind("feeds", Arrays.stream(Feed.values()).map(Feed::name).toArray(String[]::new))
        .bind("day", today())
        .map(FeedStore::state)
        .all()
        .collectMap(FeedState::feed)
        .map(FeedStore::inOrder);
  }

  @Override
  public Mono<Boolean> take(Feed feed) {
    return database
        .sql(
            """
            INSERT INTO feed_calls AS c (feed, day, calls) VALUES (:feed, :day, 1)
            ON CONFLICT (feed, day) DO UPDATE SET calls = c.calls + 1 WHERE c.calls < :quota
            """)
        .bind("feed", feed.name())
        .bind("day", today())
        .bind("quota", quota)
        .fetch()
        .rowsUpdated()
        .map(counted -> counted > 0);
  }

  /** Keeps what a poll ended in; {@code newest} where it stored something newer whole. */
  public Mono<Void> ended(
      Feed feed, Instant at, boolean succeeded, String code, @Nullable Instant newest) {
    DatabaseClient.GenericExecuteSpec statement =
        database
            .sql(
                """
                INSERT INTO feed AS f (name, last_called_at, last_succeeded_at, newest_at, last_code, failures)
                VALUES (:feed, :at, CASE WHEN :succeeded THEN CAST(:at AS timestamptz) END, CAST(:newest AS timestamptz), :code,
                  CASE WHEN :succeeded THEN 0 ELSE 1 END)
                ON CONFLICT (name) DO UPDATE
                SET last_called_at = excluded.last_called_at,
                  last_succeeded_at = coalesce(excluded.last_succeeded_at, f.last_succeeded_at),
                  newest_at = greatest(excluded.newest_at, f.newest_at), last_code = excluded.last_code,
                  failures = CASE WHEN :succeeded THEN 0 ELSE f.failures + 1 END
                """)
            .bind("feed", feed.name())
            .bind("at", at)
            .bind("succeeded", succeeded)
            .bind("code", code);
    return (newest == null
            ? statement.bindNull("newest", Instant.class)
            : statement.bind("newest", newest))
        .then();
  }

  /** Forgets the calls of days before a time. */
  public Mono<Void> forgetBefore(Instant time) {
    return database
        .sql("DELETE FROM feed_calls WHERE day < :day")
        .bind("day", LocalDate.ofInstant(time, KOREA))
        .then();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), KOREA);
  }

  private static List<FeedState> inOrder(Map<Feed, FeedState> states) {
    return Arrays.stream(Feed.values())
        .map(feed -> states.getOrDefault(feed, FeedState.none(feed)))
        .toList();
  }

  private static FeedState state(Readable row) {
    return new FeedState(
        Feed.valueOf(Objects.requireNonNull(row.get("name", String.class))),
        row.get("last_called_at", Instant.class),
        row.get("last_succeeded_at", Instant.class),
        row.get("newest_at", Instant.class),
        row.get("last_code", String.class),
        Objects.requireNonNull(row.get("failures", Integer.class)),
        Objects.requireNonNull(row.get("calls", Integer.class)));
  }
}
