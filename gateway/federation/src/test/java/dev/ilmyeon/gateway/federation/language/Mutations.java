package dev.ilmyeon.gateway.federation.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Spoils texts: takes pieces or tokens out, doubles and swaps them, puts others in. */
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

  /** A name, a number, a string, a mark; each with what is between it and the next. */
  private static final Pattern TOKENS =
      Pattern.compile("(?s)(\"\"\".*?\"\"\"|\"[^\"]*\"|[\\w.]+|\\S)\\s*");

  private final Random random;

  public Mutations(long seed) {
    this.random = new Random(seed);
  }

  /**
   * The same with whole tokens, so that the text mostly stays well-formed and means something else.
   */
  public String misquote(String text) {
    List<String> tokens =
        new ArrayList<>(TOKENS.matcher(text).results().map(MatchResult::group).toList());
    for (int i = 1 + random.nextInt(2); i > 0 && tokens.size() > 1; i--) {
      int at = random.nextInt(tokens.size());
      int other = random.nextInt(tokens.size());
      switch (random.nextInt(4)) {
        case 0 -> tokens.remove(at);
        case 1 -> tokens.add(at, tokens.get(other));
        case 2 -> Collections.swap(tokens, at, other);
        default -> tokens.set(at, tokens.get(other));
      }
    }
    return String.join("", tokens);
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
