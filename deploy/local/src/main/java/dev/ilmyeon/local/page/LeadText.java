package dev.ilmyeon.local.page;

import dev.ilmyeon.local.terminal.Style;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The lead: section, headline, the hyphen lines, who wrote it and when, how it begins. */
final class LeadText {

  private static final int PARAGRAPHS = 2;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy.MM.dd HH:mm", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Seoul"));

  private LeadText() {}

  static void print(Sheet sheet, JsonNode card, String path, Gaps gaps) {
    JsonNode article = card.path("target");
    sheet.line(article.path("section").path("name").asString(""), Style.CYAN);
    sheet.text("", CardText.headline(card), Style.BOLD);
    for (JsonNode subhead : article.path("subheads")) {
      sheet.text("  ", subhead.asString(""));
    }
    sheet.text("", byline(article), Style.DIM);
    JsonNode override = card.path("imageOverride");
    if (override.isObject()) {
      CardText.picture(sheet, "", override, path + ".imageOverride", gaps);
    } else {
      CardText.picture(sheet, "", article.path("leadImage"), path + ".target.leadImage", gaps);
    }
    body(sheet, article.path("blocks"));
  }

  private static String byline(JsonNode article) {
    List<String> parts = new ArrayList<>();
    String names =
        article
            .path("bylines")
            .valueStream()
            .map(reporter -> reporter.path("name").asString(""))
            .collect(Collectors.joining("·"));
    if (!names.isEmpty()) {
      parts.add(names);
    }
    String published = minute(article.path("publishedAt"));
    String modified = minute(article.path("modifiedAt"));
    if (!published.isEmpty()) {
      parts.add("입력 " + published);
    }
    if (!modified.isEmpty() && !modified.equals(published)) {
      parts.add("수정 " + modified);
    }
    return String.join(" | ", parts);
  }

  private static String minute(JsonNode time) {
    try {
      return time.isString() ? MINUTE.format(OffsetDateTime.parse(time.asString())) : "";
    } catch (DateTimeParseException _) {
      return time.asString();
    }
  }

  private static void body(Sheet sheet, JsonNode blocks) {
    List<String> paragraphs =
        blocks
            .valueStream()
            .map(block -> block.path("text").asString(""))
            .filter(text -> !text.isEmpty())
            .toList();
    for (String paragraph : paragraphs.stream().limit(PARAGRAPHS).toList()) {
      sheet.blank();
      sheet.text("", paragraph);
    }
    if (paragraphs.size() > PARAGRAPHS) {
      int characters = paragraphs.stream().mapToInt(p -> p.codePointCount(0, p.length())).sum();
      sheet.line(
          String.format(Locale.ROOT, "… 모두 %d문단 %,d자", paragraphs.size(), characters), Style.DIM);
    }
  }
}
