package dev.ilmyeon.articles.article;

import static dev.ilmyeon.articles.database.Columns.required;

import dev.ilmyeon.articles.calendar.Kst;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The filtered list of articles. The most selective condition leads: a region's or a series' links
 * are in the list's order by themselves, the other conditions are checked on the way.
 */
final class ArticleListStore {

  private final DatabaseClient database;

  ArticleListStore(DatabaseClient database) {
    this.database = database;
  }

  /** Up to {@code limit} articles behind that position, newest first. */
  Mono<List<Article>> page(ArticleFilter filter, Instant now, FeedPosition after, int limit) {
    Conditions conditions = new Conditions(filter, now, after);
    return database
        .sql(
            """
            SELECT %1$s
            FROM %2$s JOIN section s ON s.id = a.section_id
            WHERE %3$s
            ORDER BY %4$s.published_at DESC, %4$s.%5$s DESC
            LIMIT %6$d
            """
                .formatted(
                    ArticleRow.COLUMNS,
                    conditions.from,
                    conditions.text(),
                    conditions.leader,
                    conditions.leaderId,
                    limit))
        .bindValues(conditions.parameters)
        .map(ArticleRow::read)
        .all()
        .collectList();
  }

  /** How many articles the filter lets through; {@link FeedStore#MAX_COUNT} at most. */
  Mono<Long> count(ArticleFilter filter, Instant now) {
    Conditions conditions = new Conditions(filter, now, FeedPosition.top(now));
    return database
        .sql(
            """
            SELECT count(*) AS total FROM (SELECT 1 FROM %s WHERE %s LIMIT %d) counted
            """
                .formatted(conditions.from, conditions.text(), FeedStore.MAX_COUNT))
        .bindValues(conditions.parameters)
        .map(row -> required(row, "total", Long.class))
        .one();
  }

  /** The filter as SQL: fixed text only, every value a parameter. */
  private static final class Conditions {

    private final List<String> all = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final String from;
    private final String leader;
    private final String leaderId;

    Conditions(ArticleFilter filter, Instant now, FeedPosition after) {
      if (filter.region() != null) {
        from = "article_region l JOIN article a ON a.id = l.article_id";
        add("l.region_code = :region", "region", filter.region());
      } else if (filter.series() != null) {
        from = "article_series l JOIN article a ON a.id = l.article_id";
        add("l.series_id = :series", "series", filter.series());
      } else {
        from = "article a";
      }
      leader = from.equals("article a") ? "a" : "l";
      leaderId = from.equals("article a") ? "id" : "article_id";
      add("a.visible_from <= :now", "now", now);
      add(
          "(%1$s.published_at, %1$s.%2$s) < (:at, :id)".formatted(leader, leaderId),
          "at",
          after.publishedAt());
      parameters.put("id", after.id());
      addRest(filter);
    }

    private void addRest(ArticleFilter filter) {
      if (filter.region() != null && filter.series() != null) {
        add(
            "EXISTS (SELECT FROM article_series x WHERE x.article_id = a.id AND x.series_id = :series)",
            "series",
            filter.series());
      }
      if (filter.section() != null) {
        add("a.section_id = :section", "section", filter.section());
      }
      if (filter.from() != null) {
        add(leader + ".published_at >= :from", "from", Kst.startOf(filter.from()));
      }
      if (filter.to() != null) {
        add(leader + ".published_at < :to", "to", Kst.startOf(filter.to().plusDays(1)));
      }
    }

    private void add(String condition, String parameter, Object value) {
      all.add(condition);
      parameters.put(parameter, value);
    }

    String text() {
      return String.join("\n  AND ", all);
    }
  }
}
