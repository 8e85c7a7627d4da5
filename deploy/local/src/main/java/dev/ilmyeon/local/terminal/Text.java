package dev.ilmyeon.local.terminal;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text laid out in cells. */
public final class Text {

  private Text() {}

  /**
   * Without what would steer the terminal: control characters, which content may hold, become
   * spaces.
   */
  public static String printable(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) || isDirectional(c) ? ' ' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isDirectional(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  /** Filled with spaces up to so many cells. */
  public static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - DisplayWidth.of(text)));
  }

  /** At most so many cells, an ellipsis where something was cut. */
  public static String fit(String text, int width) {
    if (DisplayWidth.of(text) <= width) {
      return text;
    }
    return split(text, width - 1).getFirst().stripTrailing() + "…";
  }

  /** Both ends of a line of so many cells, at least one space between. */
  public static String apart(String left, String right, int width) {
    int gap = width - DisplayWidth.of(left) - DisplayWidth.of(right);
    return left + " ".repeat(Math.max(1, gap)) + right;
  }

  /**
   * Lines of at most {@code width} cells, broken at spaces; a word longer than a line is broken
   * between graphemes.
   */
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split(" +", -1)) {
      if (!line.isEmpty() && DisplayWidth.of(line.toString()) + 1 + DisplayWidth.of(word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
      if (DisplayWidth.of(line.toString()) > width) {
        List<String> pieces = split(line.toString(), width);
        lines.addAll(pieces.subList(0, pieces.size() - 1));
        line.setLength(0);
        line.append(pieces.getLast());
      }
    }
    lines.add(line.toString());
    return lines;
  }

  private static List<String> split(String text, int width) {
    BreakIterator graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
    graphemes.setText(text);
    List<String> pieces = new ArrayList<>();
    int start = 0;
    int used = 0;
    int from = graphemes.first();
    for (int to = graphemes.next(); to != BreakIterator.DONE; to = graphemes.next()) {
      int cells = DisplayWidth.of(text.substring(from, to));
      if (used + cells > width && from > start) {
        pieces.add(text.substring(start, from));
        start = from;
        used = 0;
      }
      used += cells;
      from = to;
    }
    pieces.add(text.substring(start));
    return pieces;
  }
}
