package dev.ilmyeon.articles.article;

import static dev.ilmyeon.articles.database.Columns.required;

import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The filtered list of articles. */
final class ArticleListStore {

  private final DatabaseClient database;

  ArticleListStore(DatabaseClient database) {
    this.database = database;
  }

  /** Up to {@code limit} articles behind that position, newest first. */
  Mono<List<Article>> page(ArticleFilter filter, Instant now, FeedPosition after, int limit) {
    ListConditions conditions = new ListConditions(filter, now, after);
    return database
        .sql(
            """
            SELECT %s
            FROM %s JOIN section s ON s.id = a.section_id
            WHERE %s
            ORDER BY %s
            LIMIT %d
            """
                .formatted(
                    ArticleRow.COLUMNS,
                    conditions.from(),
                    conditions.where(),
                    conditions.order(),
                    limit))
        .bindValues(conditions.parameters())
        .map(ArticleRow::read)
        .all()
        .collectList();
  }

  /** How many articles the filter lets through; {@link FeedStore#MAX_COUNT} at most. */
  Mono<Long> count(ArticleFilter filter, Instant now) {
    ListConditions conditions = new ListConditions(filter, now, FeedPosition.top(now));
    return database
        .sql(
            """
            SELECT count(*) AS total FROM (SELECT 1 FROM %s WHERE %s LIMIT %d) counted
            """
                .formatted(conditions.from(), conditions.where(), FeedStore.MAX_COUNT))
        .bindValues(conditions.parameters())
        .map(row -> required(row, "total", Long.class))
        .one();
  }
}
