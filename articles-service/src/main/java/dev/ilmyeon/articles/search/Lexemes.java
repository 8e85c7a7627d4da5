package dev.ilmyeon.articles.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds the text form of a {@code tsvector}. What narrows a search is a term as well, so that one
 * intersection of posting lists does it all: {@code m:202407} is a month, {@code s:economy} a
 * section, {@code r:KR-11} a region, {@code e:small-school} a series, {@code k:NEWS} a kind, {@code
 * t:광명} a term of the title, {@code w:} stands for what was withdrawn. Nori's terms hold no colon.
 */
final class Lexemes {

  /** PostgreSQL keeps positions below 16,384, 256 of a term at most. */
  private static final int MAX_POSITION = 16_383;

  private static final int MAX_OCCURRENCES = 16;

  private final Map<String, List<String>> positions = new LinkedHashMap<>();
  private int position;

  /** Terms of a text, with the weight A, B, C or D. */
  void add(List<Token> tokens, char weight) {
    for (Token token : tokens) {
      position = Math.min(position + (moves(token) ? 1 : 0), MAX_POSITION);
      List<String> occurrences = positions.computeIfAbsent(token.term(), _ -> new ArrayList<>(2));
      if (occurrences.size() < MAX_OCCURRENCES) {
        occurrences.add(Math.max(position, 1) + "" + weight);
      }
    }
  }

  private static boolean moves(Token token) {
    return token.kind() == Token.Kind.LEAF || token.kind() == Token.Kind.VERB;
  }

  /** A term that no text has. */
  void mark(String lexeme) {
    positions.putIfAbsent(lexeme, List.of());
  }

  static String quoted(String lexeme) {
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  @Override
  public String toString() {
    StringBuilder vector = new StringBuilder(positions.size() * 16);
    positions.forEach((term, occurrences) -> {
      vector.append(quoted(term));
      if (!occurrences.isEmpty()) {
        vector.append(':').append(String.join(",", occurrences));
      }
      vector.append(' ');
    });
    return vector.toString();
  }
}
