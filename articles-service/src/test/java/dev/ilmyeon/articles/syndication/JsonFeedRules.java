package dev.ilmyeon.articles.syndication;

import java.net.URI;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What JSON Feed 1.1 asks of a feed (jsonfeed.org/version/1.1), as far as news use it. */
final class JsonFeedRules {

  private static final Set<String> OF_FEED =
      Set.of("version", "title", "home_page_url", "feed_url", "language", "items");
  private static final Set<String> OF_ITEM =
      Set.of(
          "id",
          "url",
          "title",
          "content_text",
          "date_published",
          "date_modified",
          "authors",
          "tags");

  private JsonFeedRules() {}

  /** The rules that it breaks. */
  static List<String> broken(JsonNode feed) {
    List<String> broken = new ArrayList<>();
    check(
        feed.path("version").asString("").equals("https://jsonfeed.org/version/1.1"),
        "version",
        broken);
    check(feed.path("title").isString(), "title", broken);
    check(OF_FEED.containsAll(feed.propertyNames()), "unknown " + feed.propertyNames(), broken);
    for (String url : List.of("home_page_url", "feed_url")) {
      check(isUrl(feed.path(url)), url, broken);
    }
    check(feed.path("items").isArray(), "items", broken);
    Set<String> ids = new HashSet<>();
    feed.path("items")
        .forEach(item -> {
          check(ids.add(item.path("id").asString("")), "unique id", broken);
          item(item, broken);
        });
    return broken;
  }

  private static void item(JsonNode item, List<String> broken) {
    check(item.path("id").isString(), "id", broken);
    check(item.path("content_text").isString(), "content", broken);
    check(isUrl(item.path("url")), "url", broken);
    check(OF_ITEM.containsAll(item.propertyNames()), "unknown " + item.propertyNames(), broken);
    check(isTime(item.path("date_published")), "date_published", broken);
    check(
        item.path("date_modified").isMissingNode() || isTime(item.path("date_modified")),
        "date_modified",
        broken);
    check(item.path("authors").isArray(), "authors", broken);
    item.path("authors")
        .forEach(author -> check(author.path("name").isString(), "author's name", broken));
    check(item.path("tags").isArray(), "tags", broken);
    item.path("tags").forEach(tag -> check(tag.isString(), "tag", broken));
  }

  private static void check(boolean holds, String rule, List<String> broken) {
    if (!holds) {
      broken.add(rule);
    }
  }

  private static boolean isUrl(JsonNode url) {
    return url.isString() && URI.create(url.asString()).getHost() != null;
  }

  private static boolean isTime(JsonNode time) {
    try {
      return time.isString() && OffsetDateTime.parse(time.asString()).getYear() > 1900;
    } catch (DateTimeException _) {
      return false;
    }
  }
}
