package dev.ilmyeon.gateway.federation.language;

import java.util.List;
import java.util.Random;

/** Spoils texts: takes pieces out, doubles and swaps them, puts others in. */
public final class Mutations {

  private static final List<String> PIECES =
      List.of(
          "\"",
          "\"\"\"",
          "\\",
          "{",
          "}",
          "(",
          ")",
          "[",
          "]",
          "$",
          "!",
          ":",
          "@",
          "...",
          ".",
          "&",
          "|",
          "=",
          "#",
          "\n",
          "\0",
          "\ud800",
          "\ufeff",
          "0",
          "-",
          "1e9",
          "on",
          "null",
          "true",
          "type",
          "extend",
          "fragment",
          "query",
          "__typename",
          "$v",
          "\"id\"",
          "id",
          "Query",
          "graph: ONE");

  private final Random random;

  public Mutations(long seed) {
    this.random = new Random(seed);
  }

  public String spoil(String text) {
    String spoiled = text;
    for (int i = 1 + random.nextInt(3); i > 0 && !spoiled.isEmpty(); i--) {
      int at = random.nextInt(spoiled.length());
      int end = Math.min(spoiled.length(), at + random.nextInt(12));
      String before = spoiled.substring(0, at);
      String piece = spoiled.substring(at, end);
      String after = spoiled.substring(end);
      spoiled =
          switch (random.nextInt(4)) {
            case 0 -> before + after;
            case 1 -> before + piece + piece + after;
            case 2 -> before + PIECES.get(random.nextInt(PIECES.size())) + after;
            default -> before + PIECES.get(random.nextInt(PIECES.size())) + piece + after;
          };
    }
    return spoiled;
  }
}
