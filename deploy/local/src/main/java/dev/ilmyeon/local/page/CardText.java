package dev.ilmyeon.local.page;

import dev.ilmyeon.local.terminal.Style;
import tools.jackson.databind.JsonNode;

/** The cards other than the lead. */
final class CardText {

  private CardText() {}

  /** The desk's own headline, else that of what the card shows. */
  static String headline(JsonNode card) {
    String own = card.path("headline").asString("");
    return own.isEmpty() ? card.path("target").path("title").asString("–") : own;
  }

  static void feature(Sheet sheet, JsonNode card) {
    JsonNode teaser = card.path("target").path("teaser");
    String end = teaser.path("truncated").asBoolean(false) ? "…" : "";
    sheet.text("  ", headline(card), Style.BOLD);
    sheet.text("  ", teaser.path("text").asString("").stripTrailing() + end);
  }

  static void gallery(Sheet sheet, JsonNode gallery, String path, Gaps gaps) {
    if (!gallery.path("title").isString()) {
      sheet.text("  ", gaps.mark("화보", path), Style.YELLOW);
      return;
    }
    sheet.text("  · ", gallery.path("title").asString(""));
    picture(sheet, "    ", gallery.path("cover"), path + ".cover", gaps);
  }

  static void region(Sheet sheet, JsonNode region, String path, Gaps gaps) {
    String name = region.path("name").asString(region.path("code").asString("?"));
    JsonNode weather = region.path("weather");
    if (weather.isObject()) {
      sheet.text("  ", name + " · " + StripText.weather(weather), Style.BOLD);
    } else {
      sheet.text("  ", name + " · " + gaps.mark("날씨", path + ".weather"), Style.BOLD);
    }
    for (JsonNode edge : region.path("articles").path("edges")) {
      sheet.text("    · ", edge.path("node").path("title").asString("–"));
    }
  }

  /** What a picture shows and whose it is; that there is none, only where one should be. */
  static void picture(Sheet sheet, String indent, JsonNode image, String path, Gaps gaps) {
    if (image.isObject() && image.path("alt").isString()) {
      String credit = image.path("credit").asString("");
      String source = credit.isEmpty() ? "" : " / " + credit;
      sheet.text(indent + "[사진] ", image.path("alt").asString("") + source, Style.DIM);
    } else if (gaps.explained(path)) {
      sheet.text(indent, gaps.mark("사진", path), Style.YELLOW);
    }
  }
}
