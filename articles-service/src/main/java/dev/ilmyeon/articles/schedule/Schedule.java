package dev.ilmyeon.articles.schedule;

import static dev.ilmyeon.articles.database.Columns.instant;
import static dev.ilmyeon.articles.database.Columns.required;
import static dev.ilmyeon.articles.database.Columns.timeOrNull;

import dev.ilmyeon.articles.calendar.Kst;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The jobs. */
public final class Schedule {

  private static final String COLUMNS =
      """
      id, kind, subject, payload::text AS payload, due_at, made_by, made_at, state, attempts, problem, ended_at
      """;

  private final DatabaseClient database;
  private final JsonMapper json;

  Schedule(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Within the caller's transaction; the job's number. Only its newsroom sees it listed. */
  public Mono<Long> add(
      String kind, String subject, Object payload, Instant dueAt, String madeBy, String newsroom) {
    return database
        .sql(
            """
            INSERT INTO scheduled_job (kind, subject, payload, due_at, next_at, made_by, newsroom)
            VALUES (:kind, :subject, :payload, :due, :due, :by, :newsroom) RETURNING id
            """)
        .bind("kind", kind)
        .bind("subject", subject)
        .bind("payload", Json.of(json.writeValueAsString(payload)))
        .bind("due", dueAt)
        .bind("by", madeBy)
        .bind("newsroom", newsroom)
        .map(row -> required(row, "id", Long.class))
        .one();
  }

  /** Those of one kind that wait, within the caller's transaction; how many. */
  public Mono<Long> cancel(String kind, String subject) {
    return database
        .sql(
            """
            UPDATE scheduled_job SET state = 'CANCELLED', ended_at = clock_timestamp()
            WHERE kind = :kind AND subject = :subject AND state = 'WAITING'
            """)
        .bind("kind", kind)
        .bind("subject", subject)
        .fetch()
        .rowsUpdated();
  }

  /** A newsroom's, latest first, those before that number; of one state or of all. */
  public Mono<List<Job>> list(String newsroom, @Nullable JobState state, long before, int first) {
    return database
        .sql(
            """
            SELECT %s FROM scheduled_job
            WHERE newsroom = :newsroom AND id < :before AND (:anyState OR state = :state)
            ORDER BY id DESC LIMIT :first
            """
                .formatted(COLUMNS))
        .bind("newsroom", newsroom)
        .bind("before", before)
        .bind("anyState", state == null)
        .bind("state", state == null ? "" : state.name())
        .bind("first", first)
        .map(this::job)
        .all()
        .collectList();
  }

  /** Of those kinds, or of all others. */
  Mono<Boolean> anyDue(Set<String> kinds, boolean ofThose) {
    return database
        .sql(
            """
            SELECT EXISTS (
              SELECT FROM scheduled_job
              WHERE state = 'WAITING' AND next_at <= clock_timestamp() AND (kind = ANY(:kinds)) = :ofThose) AS due
            """)
        .bind("kinds", kinds.toArray(String[]::new))
        .bind("ofThose", ofThose)
        .map(row -> required(row, "due", Boolean.class))
        .one();
  }

  /**
   * The next one of those kinds, or of all others, that is due and that no other instance has
   * taken; held to the transaction's end.
   */
  Mono<Job> take(Set<String> kinds, boolean ofThose) {
    return database
        .sql(
            """
            SELECT %s FROM scheduled_job
            WHERE state = 'WAITING' AND next_at <= clock_timestamp() AND (kind = ANY(:kinds)) = :ofThose
            ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
            """
                .formatted(COLUMNS))
        .bind("kinds", kinds.toArray(String[]::new))
        .bind("ofThose", ofThose)
        .map(this::job)
        .one();
  }

  Mono<Void> end(Job job, JobState state, @Nullable String problem) {
    var statement =
        database
            .sql(
                """
                UPDATE scheduled_job SET state = :state, problem = :problem, ended_at = clock_timestamp()
                WHERE id = :id
                """)
            .bind("state", state.name())
            .bind("id", job.id());
    return (problem == null
            ? statement.bindNull("problem", String.class)
            : statement.bind("problem", problem))
        .then();
  }

  /** Later again, each time after twice as long; given up after so many attempts. */
  Mono<Void> failed(Job job, int maxAttempts) {
    return database
        .sql(
            """
            UPDATE scheduled_job SET attempts = attempts + 1, problem = 'ERROR',
              next_at = clock_timestamp() + make_interval(secs => power(2, attempts)),
              state = CASE WHEN attempts + 1 >= :max THEN 'FAILED' ELSE 'WAITING' END,
              ended_at = CASE WHEN attempts + 1 >= :max THEN clock_timestamp() END
            WHERE id = :id AND state = 'WAITING'
            """)
        .bind("max", maxAttempts)
        .bind("id", job.id())
        .then();
  }

  private Job job(Readable row) {
    return new Job(
        required(row, "id", Long.class),
        required(row, "kind", String.class),
        required(row, "subject", String.class),
        json.readTree(required(row, "payload", String.class)),
        Kst.at(instant(row, "due_at")),
        required(row, "made_by", String.class),
        Kst.at(instant(row, "made_at")),
        JobState.valueOf(required(row, "state", String.class)),
        required(row, "attempts", Integer.class),
        row.get("problem", String.class),
        Kst.atOrNull(timeOrNull(row, "ended_at")));
  }
}
