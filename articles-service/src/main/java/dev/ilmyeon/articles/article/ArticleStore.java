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
