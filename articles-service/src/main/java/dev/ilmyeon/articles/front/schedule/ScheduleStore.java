package dev.ilmyeon.articles.front.schedule;

import static dev.ilmyeon.articles.database.Columns.instant;
import static dev.ilmyeon.articles.database.Columns.required;
import static dev.ilmyeon.articles.database.Columns.timeOrNull;

import dev.ilmyeon.articles.edition.EditionId;
import dev.ilmyeon.articles.front.change.FrontChange;
import dev.ilmyeon.articles.front.schedule.ScheduledChange.State;
import dev.ilmyeon.articles.front.version.ChangeFormat;
import dev.ilmyeon.articles.front.version.Head;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The scheduled changes of fronts. */
public final class ScheduleStore {

  /** As many as wait for one front: more are refused. */
  public static final int MAX_PENDING = 200;

  private static final String COLUMNS =
      """
      s.id, s.edition_id, s.made_for, s.apply_at, s.changes::text AS changes, s.made_by, s.made_at,
      s.state, s.settled_at, s.version, s.failure, s.failed_change
      """;

  private final DatabaseClient database;
  private final ChangeFormat format;
  private final Clock clock;

  ScheduleStore(DatabaseClient database, ChangeFormat format, Clock clock) {
    this.database = database;
    this.format = format;
    this.clock = clock;
  }

  /** Those that wait for a time until then, in the order in which they will be made. */
  public Mono<List<ScheduledChange>> pending(EditionId edition, Instant until) {
    return database
        .sql(
            """
            SELECT %s FROM front_schedule s
            WHERE s.edition_id = :edition AND s.state = 'PENDING' AND s.apply_at <= :until
            ORDER BY s.apply_at, s.id
            LIMIT %d
            """
                .formatted(COLUMNS, MAX_PENDING))
        .bind("edition", edition.value())
        .bind("until", until)
        .map(this::read)
        .all()
        .collectList();
  }

  /** The first of those, held until the transaction ends: nobody calls it off meanwhile. */
  public Mono<ScheduledChange> first(EditionId edition, Instant until) {
    return database
        .sql(
            """
            SELECT %s FROM front_schedule s
            WHERE s.edition_id = :edition AND s.state = 'PENDING' AND s.apply_at <= :until
            ORDER BY s.apply_at, s.id
            LIMIT 1
            FOR NO KEY UPDATE
            """
                .formatted(COLUMNS))
        .bind("edition", edition.value())
        .bind("until", until)
        .map(this::read)
        .one();
  }

  /** All that wait, of many editions of a newsroom in one statement. */
  public Mono<Map<EditionId, List<ScheduledChange>>> pending(
      Collection<EditionId> editions, String newsroom) {
    return database
        .sql(
            """
            SELECT %s FROM front_schedule s JOIN edition e ON e.id = s.edition_id
            WHERE s.edition_id = ANY(:editions) AND s.state = 'PENDING' AND e.newsroom = :newsroom
            ORDER BY s.apply_at, s.id
            """
                .formatted(COLUMNS))
        .bind("newsroom", newsroom)
        .bind("editions", editions.stream().map(EditionId::value).toArray(String[]::new))
        .map(this::read)
        .all()
        .collect(Collectors.groupingBy(ScheduledChange::edition));
  }

  /** Of any edition of a newsroom; those below that number, latest made first. */
  public Mono<List<ScheduledChange>> failed(String newsroom, long before, int limit) {
    return database
        .sql(
            """
            SELECT %s FROM front_schedule s JOIN edition e ON e.id = s.edition_id
            WHERE s.state = 'FAILED' AND s.id < :before AND e.newsroom = :newsroom
            ORDER BY s.id DESC
            LIMIT %d
            """
                .formatted(COLUMNS, limit))
        .bind("before", before)
        .bind("newsroom", newsroom)
        .map(this::read)
        .all()
        .collectList();
  }

  /** Absent for one of another newsroom. */
  public Mono<ScheduledChange> of(String newsroom, long id) {
    return database
        .sql(
            """
            SELECT %s FROM front_schedule s JOIN edition e ON e.id = s.edition_id
            WHERE s.id = :id AND e.newsroom = :newsroom
            """
                .formatted(COLUMNS))
        .bind("id", id)
        .bind("newsroom", newsroom)
        .map(this::read)
        .one();
  }

  public Mono<Map<Long, ScheduledChange>> byIds(Collection<Long> ids) {
    return database
        .sql("SELECT %s FROM front_schedule s WHERE s.id = ANY(:ids)".formatted(COLUMNS))
        .bind("ids", ids.toArray(Long[]::new))
        .map(this::read)
        .all()
        .collectMap(ScheduledChange::id);
  }

  public Mono<Long> countPending(EditionId edition) {
    return database
        .sql(
            """
            SELECT count(*) AS pending FROM front_schedule
            WHERE edition_id = :edition AND state = 'PENDING'
            """)
        .bind("edition", edition.value())
        .map(row -> required(row, "pending", Long.class))
        .one();
  }

  public Mono<Long> add(Head head, Instant applyAt, List<FrontChange> changes, String by) {
    return database
        .sql(
            """
            INSERT INTO front_schedule (edition_id, made_for, apply_at, changes, made_by)
            VALUES (:edition, :version, :at, :changes, :by)
            RETURNING id
            """)
        .bind("edition", head.edition().value())
        .bind("version", head.version())
        .bind("at", applyAt)
        .bind("changes", format.write(changes))
        .bind("by", by)
        .map(row -> required(row, "id", Long.class))
        .one();
  }

  /**
   * A front with changes that are due, whose edition no other instance holds: it is ours until the
   * transaction ends.
   */
  public Mono<EditionId> claim() {
    return database
        .sql(
            """
            SELECT e.id FROM edition e
            WHERE EXISTS (
              SELECT FROM front_schedule s
              WHERE s.edition_id = e.id AND s.state = 'PENDING'
                AND s.apply_at <= coalesce(e.fixed_clock, :now))
            ORDER BY e.id
            LIMIT 1
            FOR NO KEY UPDATE SKIP LOCKED
            """)
        .bind("now", clock.instant())
        .map(row -> new EditionId(required(row, "id", String.class)))
        .one();
  }

  /** Settles one that waits; whether it still did. */
  public Mono<Boolean> settle(
      long id,
      State state,
      @Nullable Integer version,
      @Nullable String failure,
      @Nullable Integer failedChange) {
    var statement =
        database
            .sql(
                """
                UPDATE front_schedule SET state = :state, settled_at = :now, version = :version,
                  failure = :failure, failed_change = :change
                WHERE id = :id AND state = 'PENDING'
                """)
            .bind("id", id)
            .bind("state", state.name())
            .bind("now", clock.instant());
    statement =
        version == null
            ? statement.bindNull("version", Integer.class)
            : statement.bind("version", version);
    statement =
        failure == null
            ? statement.bindNull("failure", String.class)
            : statement.bind("failure", failure);
    statement =
        failedChange == null
            ? statement.bindNull("change", Integer.class)
            : statement.bind("change", failedChange);
    return statement.fetch().rowsUpdated().map(rows -> rows == 1);
  }

  private ScheduledChange read(Readable row) {
    OffsetDateTime settled = timeOrNull(row, "settled_at");
    return new ScheduledChange(
        required(row, "id", Long.class),
        new EditionId(required(row, "edition_id", String.class)),
        required(row, "made_for", Integer.class),
        instant(row, "apply_at"),
        format.read(required(row, "changes", String.class)),
        required(row, "made_by", String.class),
        instant(row, "made_at"),
        State.valueOf(required(row, "state", String.class)),
        settled == null ? null : settled.toInstant(),
        row.get("version", Integer.class),
        row.get("failure", String.class),
        row.get("failed_change", Integer.class));
  }
}
