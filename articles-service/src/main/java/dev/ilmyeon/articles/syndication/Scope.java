package dev.ilmyeon.articles.syndication;

import dev.ilmyeon.articles.region.RegionCode;
import dev.ilmyeon.articles.section.SectionId;
import dev.ilmyeon.articles.series.SeriesId;
import java.util.Optional;

/** Which articles a feed is of. */
enum Scope {
  ALL("SELECT '' AS name WHERE :key = ''", "article a", "TRUE"),
  SECTION("SELECT name FROM section WHERE id = :key", "article a", "a.section_id = :key"),
  REGION(
      "SELECT name FROM region WHERE code = :key",
      "article_region l JOIN article a ON a.id = l.article_id",
      "l.region_code = :key"),
  SERIES(
      "SELECT title AS name FROM series WHERE id = :key",
      "article_series l JOIN article a ON a.id = l.article_id",
      "l.series_id = :key");

  private final String name;
  private final String from;
  private final String condition;

  Scope(String name, String from, String condition) {
    this.name = name;
    this.from = from;
    this.condition = condition;
  }

  /** Its statement, which has no row if there is no such section, region or series. */
  String nameSql() {
    return name;
  }

  String from() {
    return from;
  }

  String condition() {
    return condition;
  }

  /** The table whose index gives the order. */
  String leading() {
    return from.startsWith("article a")
        ? "a.published_at DESC, a.id DESC"
        : "l.published_at DESC, l.article_id DESC";
  }

  /** The key as it may be; empty if nothing can have it. */
  Optional<String> key(String text) {
    return switch (this) {
      case ALL -> Optional.of("");
      case SECTION -> SectionId.parse(text).map(SectionId::value);
      case REGION -> RegionCode.parse(text).map(RegionCode::value);
      case SERIES -> SeriesId.parse(text).map(SeriesId::value);
    };
  }

  /** The portal's path of its page. */
  String path(String key) {
    return switch (this) {
      case ALL -> "/";
      case SECTION -> "/section/" + key;
      case REGION -> "/region/" + key;
      case SERIES -> "/series/" + key;
    };
  }
}
