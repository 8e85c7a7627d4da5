package dev.ilmyeon.articles.search;

import static dev.ilmyeon.articles.database.Columns.required;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.database.PerRequest;
import dev.ilmyeon.articles.search.Generations.Generation;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What articles have in common with others. */
final class RelatedStore {

  private final DatabaseClient database;

  RelatedStore(DatabaseClient database) {
    this.database = database;
  }

  /** The numbers of the public articles that have most in common with each, in one statement. */
  Mono<List<List<ArticleId>>> of(
      Generation generation, List<ArticleId> articles, Instant now, int limit) {
    return PerRequest.rows(
        database
            .sql(
                """
                SELECT k.ask, r.article_id
                FROM unnest(:asks, :ids) WITH ORDINALITY AS k(ask, id, place)
                CROSS JOIN LATERAL search_related(:generation, k.id, :now, :limit) WITH ORDINALITY AS r(article_id, score, place)
                ORDER BY k.place, r.place
                """)
            .bind("asks", PerRequest.asks(articles.size()))
            .bind("ids", articles.stream().map(ArticleId::value).toArray(Long[]::new))
            .bind("generation", generation.id())
            .bind("now", now)
            .bind("limit", limit),
        articles.size(),
        row -> new ArticleId(required(row, "article_id", Long.class)));
  }
}
