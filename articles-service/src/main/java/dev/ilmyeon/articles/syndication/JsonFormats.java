package dev.ilmyeon.articles.syndication;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** JSON Feed 1.1, schema.org's NewsArticle as JSON-LD, oEmbed 1.0. */
final class JsonFormats {

  private static final int A_DAY = 86_400;

  private final JsonMapper json;

  JsonFormats(JsonMapper json) {
    this.json = json;
  }

  byte[] feed(Channel channel) {
    Map<String, Object> feed = new LinkedHashMap<>();
    feed.put("version", "https://jsonfeed.org/version/1.1");
    feed.put("title", channel.title());
    feed.put("home_page_url", channel.page());
    feed.put("feed_url", channel.self());
    feed.put("language", "ko");
    feed.put("items", channel.entries().stream().map(JsonFormats::item).toList());
    return json.writeValueAsBytes(feed);
  }

  private static Map<String, Object> item(Entry entry) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", Ids.tag(entry.id()));
    item.put("url", entry.url());
    item.put("title", entry.title());
    item.put("content_text", entry.summary());
    item.put("date_published", Text.date(entry.published()));
    if (entry.modified() != null) {
      item.put("date_modified", Text.date(entry.updated()));
    }
    item.put("authors", named(entry.authors()));
    item.put("tags", entry.tags());
    return item;
  }

  byte[] newsArticle(Entry entry, String publisher, String portal) {
    Map<String, Object> article = new LinkedHashMap<>();
    article.put("@context", "https://schema.org");
    article.put("@type", "NewsArticle");
    article.put("@id", entry.url());
    article.put("url", entry.url());
    article.put("mainEntityOfPage", entry.url());
    article.put("headline", entry.title());
    article.put("description", entry.summary());
    article.put("articleSection", entry.section());
    article.put("inLanguage", "ko");
    article.put("datePublished", Text.date(entry.published()));
    article.put("dateModified", Text.date(entry.updated()));
    article.put("keywords", entry.tags());
    article.put("isAccessibleForFree", entry.free());
    article.put(
        "author",
        entry.authors().stream().map(name -> Map.of("@type", "Person", "name", name)).toList());
    article.put(
        "publisher", Map.of("@type", "NewsMediaOrganization", "name", publisher, "url", portal));
    return json.writeValueAsBytes(article);
  }

  /** What both of oEmbed's formats say of an article. */
  static Map<String, Object> oEmbed(Entry entry, String publisher, String portal) {
    Map<String, Object> embed = new LinkedHashMap<>();
    embed.put("type", "link");
    embed.put("version", "1.0");
    embed.put("title", entry.title());
    embed.put("author_name", String.join(", ", entry.authors()));
    embed.put("provider_name", publisher);
    embed.put("provider_url", portal);
    embed.put("cache_age", A_DAY);
    return embed;
  }

  byte[] oEmbed(Map<String, Object> embed) {
    return json.writeValueAsBytes(embed);
  }

  private static List<Map<String, String>> named(List<String> names) {
    return names.stream().map(name -> Map.of("name", name)).toList();
  }
}
