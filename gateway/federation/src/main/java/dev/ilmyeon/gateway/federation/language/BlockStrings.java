package dev.ilmyeon.gateway.federation.language;

import java.util.List;

/** BlockStringValue (GraphQL specification, 2.9.4). */
final class BlockStrings {

  private BlockStrings() {}

  /**
   * Without the indentation that all lines but the first have in common, and without the blank
   * lines at both ends.
   */
  static String dedent(List<String> lines) {
    int indent = Integer.MAX_VALUE;
    int first = -1;
    int last = -1;
    for (int i = 0; i < lines.size(); i++) {
      int leading = leadingWhitespace(lines.get(i));
      if (leading < lines.get(i).length()) {
        first = first < 0 ? i : first;
        last = i;
        indent = i == 0 ? indent : Math.min(indent, leading);
      }
    }
    if (first < 0) {
      return "";
    }
    StringBuilder value = new StringBuilder();
    for (int i = first; i <= last; i++) {
      String line = lines.get(i);
      value.append(i == 0 ? line : line.substring(Math.min(indent, line.length())));
      value.append(i == last ? "" : "\n");
    }
    return value.toString();
  }

  private static int leadingWhitespace(String line) {
    int i = 0;
    while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }
}
