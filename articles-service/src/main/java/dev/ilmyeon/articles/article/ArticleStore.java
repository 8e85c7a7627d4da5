package dev.ilmyeon.articles.article;

import static dev.ilmyeon.articles.database.Columns.required;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Articles by their numbers. */
public final class ArticleStore {

  private final DatabaseClient database;
  private final BodyFormat format;

  ArticleStore(DatabaseClient database, BodyFormat format) {
    this.database = database;
    this.format = format;
  }

  /** Those of the articles that readers may see at that time; one statement. */
  public Mono<Map<ArticleId, Article>> visible(Collection<ArticleId> ids, Instant now) {
    if (ids.isEmpty()) {
      return Mono.just(Map.of());
    }
    return database
        .sql(
            """
            SELECT %s
            FROM article a JOIN section s ON s.id = a.section_id
            WHERE a.id = ANY(:ids) AND a.visible_from <= :now
            """
                .formatted(ArticleRow.COLUMNS))
        .bind("ids", ArticleId.values(ids))
        .bind("now", now)
        .map(ArticleRow::read)
        .all()
        .collectMap(Article::id);
  }

  /**
   * Those that readers will see at that time if all goes as planned, each as it will stand then;
   * for the newsroom alone. One statement.
   */
  public Mono<Map<ArticleId, Article>> planned(Collection<ArticleId> ids, Instant at) {
    return database
        .sql(
            """
            SELECT %s
            FROM article a JOIN section s ON s.id = a.section_id
            WHERE a.id = ANY(:ids) AND (a.visible_from <= :at
              OR (a.status = 'SCHEDULED' AND greatest(a.published_at, a.embargo_until) <= :at))
            """
                .formatted(ArticleRow.PLANNED_COLUMNS))
        .bind("ids", ArticleId.values(ids))
        .bind("at", at)
        .map(ArticleRow::read)
        .all()
        .collectMap(Article::id);
  }

  /** The texts of articles that the caller may show; one statement. */
  Mono<Map<ArticleId, Body>> bodies(Collection<ArticleId> ids) {
    return database
        .sql(
            """
            SELECT id, body FROM article WHERE id = ANY(:ids)
            """)
        .bind("ids", ArticleId.values(ids))
        .map(row ->
            Map.entry(
                new ArticleId(required(row, "id", Long.class)),
                format.read(required(row, "body", String.class))))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }
}
