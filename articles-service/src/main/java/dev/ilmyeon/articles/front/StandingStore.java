package dev.ilmyeon.articles.front;

import static dev.ilmyeon.articles.database.Columns.required;
import static dev.ilmyeon.articles.database.Columns.timeOrNull;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.reading.Withdrawn;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What became of articles that once stood on a page. */
final class StandingStore {

  /**
   * @param visibleFrom null: readers may not see it
   * @param withdrawn null: it was not withdrawn
   */
  record Standing(@Nullable Instant visibleFrom, @Nullable Withdrawn withdrawn) {

    boolean isPublicAt(Instant time) {
      return visibleFrom != null && !visibleFrom.isAfter(time);
    }
  }

  private final DatabaseClient database;

  StandingStore(DatabaseClient database) {
    this.database = database;
  }

  Mono<Map<ArticleId, Standing>> of(Collection<ArticleId> ids) {
    if (ids.isEmpty()) {
      return Mono.just(Map.of());
    }
    return database
        .sql(
            """
            SELECT id, visible_from, withdrawn_at, withdrawal_notice FROM article
            WHERE id = ANY(:ids)
            """)
        .bind("ids", ids.stream().map(ArticleId::value).toArray(Long[]::new))
        .map(row ->
            Map.entry(new ArticleId(required(row, "id", Long.class)), StandingStore.standing(row)))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static Standing standing(Readable row) {
    OffsetDateTime from = timeOrNull(row, "visible_from");
    OffsetDateTime withdrawn = timeOrNull(row, "withdrawn_at");
    return new Standing(
        from == null ? null : from.toInstant(),
        withdrawn == null
            ? null
            : new Withdrawn(
                Kst.at(withdrawn.toInstant()), required(row, "withdrawal_notice", String.class)));
  }
}
