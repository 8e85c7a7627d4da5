package dev.ilmyeon.articles.syndication;

/**
 * The identifiers that feeds know articles by: they stay when a slug or the portal's host changes.
 */
final class Ids {

  private Ids() {}

  /** As a tag URI (RFC 4151). */
  static String tag(long article) {
    return "tag:ilmyeon.dev,2024:article/" + article;
  }

  static String tag(String feed) {
    return "tag:ilmyeon.dev,2024:" + feed.substring(1);
  }
}
