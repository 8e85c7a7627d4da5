package dev.ilmyeon.platform.testing.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script of PostgreSQL's as its statements: in capitals, without comments, with a space between
 * words, and with nothing inside quotes, dollar quotes too (PostgreSQL's manual, section 4.1).
 */
final class SqlScript {

  /** What is skipped as a whole, before what it contains can be taken for something else. */
  private static final Pattern OPAQUE =
      Pattern.compile(
          "--[^\\n]*|/\\*.*?\\*/|'(?:[^']|'')*'|(\\$[A-Za-z_0-9]*\\$).*?\\1", Pattern.DOTALL);

  private SqlScript() {}

  static List<String> statements(String sql) {
    String bare =
        OPAQUE
            .matcher(sql)
            .replaceAll(found -> Matcher.quoteReplacement(stands(found.group())))
            .toUpperCase(Locale.ROOT);
    List<String> statements = new ArrayList<>();
    for (String statement : bare.split(";")) {
      String words = statement.strip().replaceAll("\\s+", " ");
      if (!words.isEmpty()) {
        statements.add(words);
      }
    }
    return statements;
  }

  private static String stands(String opaque) {
    return opaque.startsWith("--") || opaque.startsWith("/*") ? " " : "''";
  }

  /** What is between commas that no parenthesis encloses. */
  static List<String> parts(String list) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (c == ',' && depth == 0) {
        parts.add(list.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(list.substring(start).strip());
    return parts;
  }
}
