package dev.ilmyeon.local.page;

import dev.ilmyeon.local.terminal.DisplayWidth;
import dev.ilmyeon.local.terminal.Style;
import dev.ilmyeon.local.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The weather strip in as many columns as fit, and under it the credit that the law asks for. */
final class StripText {

  private static final int GAP = 3;

  private StripText() {}

  static void print(Sheet sheet, JsonNode strip, Gaps gaps) {
    if (!strip.isObject()) {
      sheet.text("", gaps.mark("날씨", "weatherStrip"), Style.YELLOW);
      sheet.rule();
      return;
    }
    List<String> entries = new ArrayList<>();
    for (JsonNode entry : strip.path("entries")) {
      entries.add(entry.path("station").path("name").asString("?") + " " + weather(entry));
    }
    rows(sheet, entries);
    sheet.heading("", strip.path("attribution").path("label").asString(""));
    sheet.rule();
  }

  /** {@code 흐림 24.2℃} of what has an {@code observation}, a dash for what is not known. */
  static String weather(JsonNode observed) {
    JsonNode observation = observed.path("observation");
    String sky = observation.path("skyLabel").asString("–");
    String temperature = observation.path("temperatureLabel").asString("–");
    return sky + " " + (temperature.matches(".*[0-9]") ? temperature + "℃" : temperature);
  }

  private static void rows(Sheet sheet, List<String> entries) {
    int cell = entries.stream().mapToInt(DisplayWidth::of).max().orElse(0) + GAP;
    int columns = Math.max(1, (sheet.width() + GAP) / cell);
    for (int from = 0; from < entries.size(); from += columns) {
      StringBuilder row = new StringBuilder();
      for (String entry : entries.subList(from, Math.min(from + columns, entries.size()))) {
        row.append(Text.pad(entry, cell));
      }
      sheet.line(row.toString().stripTrailing());
    }
  }
}
