package dev.ilmyeon.articles.purge;

import dev.ilmyeon.articles.outbox.OutboxEvent;
import dev.ilmyeon.platform.subgraph.purge.PurgeOrder;
import java.util.List;

/** What an event makes of the responses that are kept. */
final class EventOrder {

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

  private EventOrder() {}

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
}
