package dev.ilmyeon.articles.purge;

import dev.ilmyeon.articles.outbox.OutboxEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an event makes of the responses that are kept.
 *
 * @param tombstones what must never be answered again
 * @param tags what has changed
 */
record PurgeOrder(List<String> tombstones, List<String> tags) {

  private static final PurgeOrder NOTHING = new PurgeOrder(List.of(), List.of());

  /** Whatever lists articles by itself. */
  private static final List<String> LISTS =
      List.of(
          "Query.frontPage",
          "Query.articles",
          "Query.mostRead",
          "Section.articles",
          "Region.articles",
          "Series.articles");

  static PurgeOrder of(OutboxEvent event) {
    String article = "Article:" + event.payload().path("id").asString("");
    return switch (event.type()) {
      case "ARTICLE_PUBLISHED" -> new PurgeOrder(List.of(), LISTS);
      case "ARTICLE_CORRECTED" -> new PurgeOrder(List.of(), List.of(article));
      case "ARTICLE_WITHDRAWN" -> new PurgeOrder(List.of(article), LISTS);
      case "FRONT_CHANGED" -> new PurgeOrder(List.of(), List.of("Query.frontPage"));
      default -> NOTHING;
    };
  }

  boolean isNothing() {
    return tombstones.isEmpty() && tags.isEmpty();
  }

  /** As the gateway reads it: each on a line of its own. */
  Map<String, String> body() {
    Map<String, String> body = new LinkedHashMap<>();
    if (!tombstones.isEmpty()) {
      body.put("tombstones", String.join("\n", tombstones));
    }
    if (!tags.isEmpty()) {
      body.put("tags", String.join("\n", tags));
    }
    return body;
  }
}
