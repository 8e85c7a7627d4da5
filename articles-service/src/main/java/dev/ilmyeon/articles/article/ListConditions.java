package dev.ilmyeon.articles.article;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A filter as SQL: fixed text only, every value a parameter. One table leads and gives the order: a
 * region's or a series' links, else the articles themselves; the other conditions are checked on
 * the way down its index.
 */
final class ListConditions {

  private final List<String> all = new ArrayList<>();
  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private final String from;
  private final String publishedAt;
  private final String id;

  ListConditions(ArticleFilter filter, Instant now, FeedPosition after) {
    boolean linked = filter.region() != null || filter.series() != null;
    publishedAt = linked ? "l.published_at" : "a.published_at";
    id = linked ? "l.article_id" : "a.id";
    if (filter.region() != null) {
      from = "article_region l JOIN article a ON a.id = l.article_id";
      add("l.region_code = :region", "region", filter.region().value());
      addSeriesBeside(filter);
    } else if (filter.series() != null) {
      from = "article_series l JOIN article a ON a.id = l.article_id";
      add("l.series_id = :series", "series", filter.series().value());
    } else {
      from = "article a";
    }
    add("a.visible_from <= :now", "now", now);
    addRange(filter, filter.start(after));
    if (filter.section() != null) {
      add("a.section_id = :section", "section", filter.section().value());
    }
  }

  private void addSeriesBeside(ArticleFilter filter) {
    if (filter.series() != null) {
      add(
          "EXISTS (SELECT FROM article_series x WHERE x.article_id = a.id AND x.series_id = :series)",
          "series",
          filter.series().value());
    }
  }

  private void addRange(ArticleFilter filter, FeedPosition start) {
    add(publishedAt + " <= :at", "at", start.publishedAt());
    add("(%s, %s) < (:at, :id)".formatted(publishedAt, id), "id", start.id());
    if (filter.from() != null) {
      add(publishedAt + " >= :from", "from", filter.from());
    }
  }

  private void add(String condition, String parameter, Object value) {
    all.add(condition);
    parameters.put(parameter, value);
  }

  /** What follows {@code FROM}: {@code article a}, and what leads to it. */
  String from() {
    return from;
  }

  String where() {
    return String.join("\n  AND ", all);
  }

  String order() {
    return "%s DESC, %s DESC".formatted(publishedAt, id);
  }

  Map<String, Object> parameters() {
    return parameters;
  }
}
