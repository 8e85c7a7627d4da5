package dev.ilmyeon.articles.reading;

import static dev.ilmyeon.articles.database.Columns.required;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.database.PerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/**
 * What was read most. Only the {@value #PER_HOUR} most read articles of each hour take part, so
 * that the work is bounded by the window's hours, not by how many articles were read in them. What
 * is sensitive is read much and ranked nowhere.
 */
public final class MostReadStore {

  private static final int PER_HOUR = 200;

  /** The hours that started within {@code length} before {@code now}. */
  public record Window(Instant now, Duration length) {}

  private final DatabaseClient database;

  MostReadStore(DatabaseClient database) {
    this.database = database;
  }

  /**
   * The articles that are public at each window's end, most read first, in the windows' order; one
   * statement.
   */
  public Mono<List<List<ArticleId>>> ranking(List<Window> windows, int limit) {
    if (windows.isEmpty()) {
      return Mono.just(List.of());
    }
    GenericExecuteSpec statement =
        database
            .sql(
                """
                SELECT w.ask, ranked.article_id
                FROM unnest(:asks, :starts, :ends) AS w(ask, start, now)
                CROSS JOIN LATERAL (
                  SELECT total.article_id, total.reads
                  FROM (
                    SELECT best.article_id, sum(best.reads) AS reads
                    FROM generate_series(
                      date_trunc('hour', w.start, 'UTC') + interval '1 hour', w.now, interval '1 hour'
                    ) AS h(hour)
                    CROSS JOIN LATERAL (
                      SELECT r.article_id, r.reads FROM article_read r
                      WHERE r.hour = h.hour
                      ORDER BY r.reads DESC, r.article_id DESC
                      LIMIT %1$d) best
                    GROUP BY best.article_id) total
                  JOIN article a ON a.id = total.article_id AND a.visible_from <= w.now AND NOT a.sensitive
                  ORDER BY total.reads DESC, total.article_id DESC
                  LIMIT %2$d) ranked
                ORDER BY w.ask, ranked.reads DESC, ranked.article_id DESC
                """
                    .formatted(PER_HOUR, limit))
            .bind("asks", PerRequest.asks(windows.size()))
            .bind(
                "starts",
                windows.stream().map(w -> w.now().minus(w.length())).toArray(Instant[]::new))
            .bind("ends", windows.stream().map(Window::now).toArray(Instant[]::new));
    return PerRequest.rows(
        statement, windows.size(), row -> new ArticleId(required(row, "article_id", Long.class)));
  }
}
