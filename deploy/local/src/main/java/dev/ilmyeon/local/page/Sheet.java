package dev.ilmyeon.local.page;

import dev.ilmyeon.local.terminal.DisplayWidth;
import dev.ilmyeon.local.terminal.Style;
import dev.ilmyeon.local.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The page as it grows, line by line, in a column of so many cells. */
final class Sheet {

  private static final String MARGIN = " ";

  private final List<String> lines = new ArrayList<>();
  private final int width;
  private final BiFunction<Style, String, String> styler;

  Sheet(int width, BiFunction<Style, String, String> styler) {
    this.width = width - MARGIN.length();
    this.styler = styler;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  int width() {
    return width;
  }

  /** One line, cut where it does not fit. */
  void line(String text) {
    lines.add(MARGIN + Text.fit(Text.printable(text), width));
  }

  void line(String text, Style style) {
    lines.add(MARGIN + styled(style, Text.fit(text, width)));
  }

  private String styled(Style style, String text) {
    return text.isEmpty() ? "" : styler.apply(style, Text.printable(text));
  }

  void blank() {
    lines.add("");
  }

  void rule() {
    line("─".repeat(width), Style.DIM);
  }

  /** A line with something at its right end, or below where both do not fit. */
  void heading(String left, String right) {
    int gap = width - DisplayWidth.of(left) - DisplayWidth.of(right);
    if (gap < 1) {
      line(left, Style.CYAN);
      line(right, Style.DIM);
    } else {
      String end = right.isEmpty() ? "" : " ".repeat(gap) + styled(Style.DIM, right);
      lines.add(MARGIN + styled(Style.CYAN, left) + end);
    }
  }

  /** Wrapped; the first line starts with the lead, the others below its end. */
  void text(String lead, String text) {
    for (String line : wrapped(lead, text)) {
      lines.add(MARGIN + line);
    }
  }

  void text(String lead, String text, Style style) {
    for (String line : wrapped(lead, text)) {
      lines.add(MARGIN + styler.apply(style, line));
    }
  }

  private List<String> wrapped(String lead, String text) {
    int indent = DisplayWidth.of(lead);
    List<String> result = new ArrayList<>();
    for (String part : Text.wrap(Text.printable(text), width - indent)) {
      result.add((result.isEmpty() ? lead : " ".repeat(indent)) + part);
    }
    return result;
  }
}
