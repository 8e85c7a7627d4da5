package dev.ilmyeon.articles.front.schedule;

import static dev.ilmyeon.articles.database.Columns.required;
import static dev.ilmyeon.articles.database.Columns.timeOrNull;

import dev.ilmyeon.articles.edition.EditionId;
import dev.ilmyeon.articles.front.change.FrontChange;
import io.r2dbc.spi.Readable;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Finds what changes pin; one statement. What another newsroom than the front's has not published
 * is as if it did not exist.
 */
public final class PinnedStore {

  private final DatabaseClient database;

  PinnedStore(DatabaseClient database) {
    this.database = database;
  }

  public Mono<Pinned> of(EditionId edition, List<FrontChange> changes) {
    return ids(edition, changes.stream());
  }

  /** Of all of them. */
  public Mono<Pinned> ofAll(EditionId edition, Collection<ScheduledChange> scheduled) {
    return ids(edition, scheduled.stream().flatMap(change -> change.changes().stream()));
  }

  private Mono<Pinned> ids(EditionId edition, Stream<FrontChange> changes) {
    Long[] ids = changes.flatMap(Pinned::ids).distinct().toArray(Long[]::new);
    if (ids.length == 0) {
      return Mono.just(new Pinned(Map.of()));
    }
    return database
        .sql(
            """
            SELECT a.id, a.status = 'WITHDRAWN' AS withdrawn,
              CASE a.status WHEN 'SCHEDULED' THEN greatest(a.published_at, a.embargo_until)
                ELSE a.visible_from END AS public_from
            FROM article a JOIN edition e ON e.id = :edition
            WHERE a.id = ANY(:ids) AND (a.newsroom = e.newsroom OR a.visible_from <= now())
            """)
        .bind("edition", edition.value())
        .bind("ids", ids)
        .map(row -> Map.entry(required(row, "id", Long.class), article(row)))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue)
        .map(Pinned::new);
  }

  private static Pinned.Article article(Readable row) {
    OffsetDateTime from = timeOrNull(row, "public_from");
    return new Pinned.Article(
        from == null ? null : from.toInstant(), required(row, "withdrawn", Boolean.class));
  }
}
