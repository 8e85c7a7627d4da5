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
    lines.add(MARGIN + styler.apply(style, Text.fit(Text.printable(text), width)));
  }

  void blank() {
    lines.add("");
  }

  void rule() {
    line("─".repeat(width), Style.DIM);
  }

  /** A line with something at its right end. */
  void heading(String left, String right) {
    String room = Text.fit(left, width - DisplayWidth.of(right) - 1);
    int gap = Math.max(1, width - DisplayWidth.of(room) - DisplayWidth.of(right));
    lines.add(
        MARGIN
            + styler.apply(Style.CYAN, Text.printable(room))
            + " ".repeat(gap)
            + styler.apply(Style.DIM, Text.printable(right)));
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
