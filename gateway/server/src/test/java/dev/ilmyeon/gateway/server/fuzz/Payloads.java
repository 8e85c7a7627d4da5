package dev.ilmyeon.gateway.server.fuzz;

import java.util.ArrayList;
import java.util.List;

/** JSON texts: GraphQL requests, and what is nearly one. */
final class Payloads {

  private static final List<String> LITERALS =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e400",
          "-0.0",
          "12345678901234567890",
          "\"\"",
          "\"main\"",
          "\"1001\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\/\\b\"",
          "[]",
          "{}",
          "\"2024-07-26T09:30:00Z\"");

  private static final List<String> BROKEN =
      List.of(
          "", "nul", "01", "+1", ".5", "\"", "\"\\x\"", "[1,]", "{,}", "{\"a\"}", "NaN", "'a'",
          "\u0000");

  private static final List<String> NAMES =
      List.of("edition", "at", "n", "f", "a", "", "__proto__", "first", "광명시");

  private Payloads() {}

  /** Of a whole request. */
  static String any(Dice dice) {
    if (dice.oneIn(20)) {
      return value(dice, 4);
    }
    if (dice.oneIn(30)) {
      int deep = dice.below(2_000);
      return "[".repeat(deep) + "]".repeat(deep);
    }
    List<String> members = new ArrayList<>();
    members.add(member("query", dice.oneIn(30) ? value(dice, 1) : quoted(Documents.any(dice))));
    if (dice.oneIn(2)) {
      members.add(member("variables", dice.oneIn(10) ? value(dice, 2) : object(dice, 3)));
    }
    if (dice.oneIn(3)) {
      members.add(member("operationName", dice.oneIn(3) ? value(dice, 1) : "\"FrontPage\""));
    }
    if (dice.oneIn(4)) {
      members.add(member("extensions", extensions(dice)));
    }
    if (dice.oneIn(20)) {
      members.add(
          member(dice.of(List.of("query", "id", "documentId", "doc_id", "x")), value(dice, 2)));
    }
    if (dice.oneIn(20)) {
      members.removeFirst();
    }
    String object = "{" + String.join(dice.oneIn(40) ? ",," : ",", members) + "}";
    return dice.oneIn(30) ? "[" + object + "," + object + "]" : object;
  }

  private static String extensions(Dice dice) {
    return switch (dice.below(4)) {
      case 0 ->
          "{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"%s\"}}".formatted("0f".repeat(32));
      case 1 -> "{\"persistedQuery\":" + value(dice, 2) + "}";
      case 2 -> object(dice, 2);
      default -> value(dice, 2);
    };
  }

  static String value(Dice dice, int depth) {
    if (dice.oneIn(15)) {
      return dice.of(BROKEN);
    }
    return switch (depth == 0 ? 2 : dice.below(4)) {
      case 0 -> object(dice, depth - 1);
      case 1 -> "[" + value(dice, depth - 1) + "," + value(dice, depth - 1) + "]";
      default -> dice.of(LITERALS);
    };
  }

  static String object(Dice dice, int depth) {
    List<String> members = new ArrayList<>();
    for (int i = dice.below(4); i > 0; i--) {
      members.add(member(dice.of(NAMES), value(dice, Math.max(depth - 1, 0))));
    }
    return "{" + String.join(",", members) + "}";
  }

  private static String member(String name, String value) {
    return quoted(name) + ":" + value;
  }

  static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        default -> json.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
      }
    }
    return json.append('"').toString();
  }
}
