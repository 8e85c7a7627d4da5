package dev.ilmyeon.local.page;

import dev.ilmyeon.local.terminal.Style;
import dev.ilmyeon.local.terminal.Terminal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The front page as text for a terminal, parts that the gateway could not get shown as such. A
 * Hangul syllable takes two cells, and lines break by cells.
 */
public final class PageText {

  private static final int WIDEST = 100;
  private static final int NARROWEST = 40;

  private PageText() {}

  /** The lines, styled as the terminal allows. */
  public static List<String> of(FrontPage page, Terminal terminal) {
    int width = Math.clamp(terminal.columns() - 1, NARROWEST, WIDEST);
    Sheet sheet = new Sheet(width, terminal::styled);
    Gaps gaps = new Gaps(page.errors());
    JsonNode data = page.data();
    masthead(sheet, data.path("frontPage"));
    StripText.print(sheet, data.path("weatherStrip"), gaps);
    JsonNode front = data.path("frontPage");
    if (front.isObject()) {
      printContainers(sheet, front.path("containers"), gaps);
    } else {
      sheet.blank();
      sheet.text("", gaps.mark("기사", "frontPage"), Style.YELLOW);
    }
    photoNews(sheet, data.path("photoNews"), gaps);
    sheet.rule();
    missing(sheet, gaps);
    return sheet.lines();
  }

  private static void masthead(Sheet sheet, JsonNode front) {
    sheet.rule();
    sheet.heading(
        front.path("dateline").path("label").asString("일면"),
        front.path("edition").path("name").asString(""));
    sheet.rule();
  }

  private static void printContainers(Sheet sheet, JsonNode containers, Gaps gaps) {
    int index = 0;
    for (JsonNode container : containers) {
      ContainerText.print(sheet, container, "frontPage.containers." + index++, gaps);
    }
  }

  private static void photoNews(Sheet sheet, JsonNode galleries, Gaps gaps) {
    sheet.blank();
    sheet.heading("■ 포토뉴스", "");
    if (!galleries.isArray()) {
      sheet.text("  ", gaps.mark("사진", "photoNews"), Style.YELLOW);
      return;
    }
    int index = 0;
    for (JsonNode gallery : galleries) {
      CardText.gallery(sheet, gallery, "photoNews." + index++, gaps);
    }
  }

  private static void missing(Sheet sheet, Gaps gaps) {
    List<String> summary = gaps.summary();
    if (!summary.isEmpty()) {
      sheet.line("Missing from the page", Style.YELLOW);
      summary.forEach(line -> sheet.text("  ", line, Style.YELLOW));
    }
  }
}
