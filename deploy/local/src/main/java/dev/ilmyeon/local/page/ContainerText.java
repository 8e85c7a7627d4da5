package dev.ilmyeon.local.page;

import dev.ilmyeon.local.terminal.Style;
import tools.jackson.databind.JsonNode;

/** A container: its title, the way to more, its cards. */
final class ContainerText {

  private ContainerText() {}

  static void print(Sheet sheet, JsonNode container, String path, Gaps gaps) {
    String kind = container.path("kind").asString("");
    sheet.blank();
    if (!kind.equals("LEAD")) {
      String more = container.path("more").asString("");
      sheet.heading(
          "■ " + container.path("title").asString(""), more.isEmpty() ? "" : "더보기 " + more);
    }
    int index = 0;
    for (JsonNode card : container.path("cards")) {
      card(sheet, kind, card, index, path + ".cards." + index, gaps);
      index++;
    }
  }

  private static void card(
      Sheet sheet, String kind, JsonNode card, int index, String path, Gaps gaps) {
    JsonNode target = card.path("target");
    String targetPath = path + ".target";
    switch (target.path("__typename").asString("")) {
      case "Article" -> article(sheet, kind, card, index, path, gaps);
      case "Gallery" -> CardText.gallery(sheet, target, targetPath, gaps);
      case "Region" -> CardText.region(sheet, target, targetPath, gaps);
      case "" -> sheet.text("  ", gaps.mark("카드", targetPath), Style.YELLOW);
      default -> sheet.text("  · ", CardText.headline(card));
    }
  }

  private static void article(
      Sheet sheet, String kind, JsonNode card, int index, String path, Gaps gaps) {
    switch (kind) {
      case "LEAD" -> LeadText.print(sheet, card, path, gaps);
      case "FEATURE_ISSUE" -> CardText.feature(sheet, card);
      case "MOST_READ" -> sheet.text("%3d ".formatted(index + 1), CardText.headline(card));
      default -> sheet.text("  · ", CardText.headline(card));
    }
  }
}
