package dev.ilmyeon.articles.front;

import static dev.ilmyeon.articles.database.Columns.required;
import static dev.ilmyeon.articles.database.Columns.texts;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.article.Feed;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Articles that are to be published. */
final class PlannedStore {

  /** More than a page can show. */
  private static final int LIMIT = 500;

  /** An article to come, and the lists that it will be in. */
  record Planned(ArticleId id, String section, List<String> regions, List<String> series) {

    boolean isIn(Feed feed) {
      return switch (feed) {
        case Feed.Newest() -> true;
        case Feed.OfSection(var known) -> section.equals(known.value());
        case Feed.OfRegion(var code) -> regions.contains(code.value());
        case Feed.OfSeries(var known) -> series.contains(known.value());
      };
    }
  }

  private final DatabaseClient database;

  PlannedStore(DatabaseClient database) {
    this.database = database;
  }

  /** A newsroom's that are due by then, the latest first. */
  Mono<List<Planned>> until(String newsroom, Instant at) {
    return database
        .sql(
            """
            SELECT a.id, a.section_id,
              ARRAY(SELECT l.region_code FROM article_region l WHERE l.article_id = a.id) AS regions,
              ARRAY(SELECT l.series_id FROM article_series l WHERE l.article_id = a.id) AS series
            FROM article a
            WHERE a.newsroom = :newsroom AND a.status = 'SCHEDULED' AND a.published_at <= :at
              AND (a.embargo_until IS NULL OR a.embargo_until <= :at)
            ORDER BY a.published_at DESC, a.id DESC
            LIMIT %d
            """
                .formatted(LIMIT))
        .bind("newsroom", newsroom)
        .bind("at", at)
        .map(row ->
            new Planned(
                new ArticleId(required(row, "id", Long.class)),
                required(row, "section_id", String.class),
                texts(row, "regions"),
                texts(row, "series")))
        .all()
        .collectList();
  }

  /** Those that are to be withdrawn by then. */
  Mono<Set<ArticleId>> goneBy(Instant at) {
    return database
        .sql(
            """
            SELECT substring(subject FROM 9)::bigint AS id FROM scheduled_job
            WHERE kind = 'WITHDRAW_ARTICLE' AND state = 'WAITING' AND due_at <= :at
            """)
        .bind("at", at)
        .map(row -> new ArticleId(required(row, "id", Long.class)))
        .all()
        .collect(Collectors.toSet());
  }
}
