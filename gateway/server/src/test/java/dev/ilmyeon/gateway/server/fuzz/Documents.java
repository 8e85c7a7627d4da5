package dev.ilmyeon.gateway.server.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * GraphQL texts: such as mean something to the portal's supergraph, such as a clumsy client would
 * send, and such as only somebody who means harm would.
 */
final class Documents {

  private static final List<String> GOOD =
      List.of(
          "{ __typename }",
          """
          query FrontPage($edition: ID! = "main", $at: DateTime) {
            weatherStrip(edition: $edition) { asOf entries { station { id name } } }
            frontPage(edition: $edition, at: $at) {
              version
              containers { key cards { headline target { __typename
                ... on Article { ...Story }
                ... on Region { code weather(edition: $edition) { observation { skyLabel } } } } } }
            }
          }
          fragment Story on Article { id title leadImage { id alt srcset(widths: [320], ratio: "5:3") } }
          """,
          "query Q($n: Int! = 3, $f: ArticleFilter) { articles(filter: $f, first: $n) { edges { node { id title } } } }",
          "{ a: article(id: 1001) { id } b: article(id: \"1002\") { ... @defer(label: \"x\") { title } } }",
          "{ __schema { queryType { name } types { name fields { name type { ofType { name } } } } } }",
          "{ __type(name: \"Article\") { fields(includeDeprecated: true) { name args { defaultValue } } } }",
          "mutation M { nothing(id: 1) { id } }",
          "subscription S { articleChanged { id } }");

  private static final List<String> WORDS =
      List.of(
          "frontPage",
          "containers",
          "cards",
          "target",
          "articles",
          "article",
          "edges",
          "node",
          "id",
          "title",
          "leadImage",
          "srcset",
          "weather",
          "observation",
          "weatherStrip",
          "photoNews",
          "__typename",
          "__schema",
          "__type",
          "_entities",
          "_service",
          "nope",
          "Article",
          "Region",
          "Gallery",
          "Query",
          "Story",
          "query",
          "mutation",
          "subscription",
          "fragment",
          "on",
          "{",
          "}",
          "(",
          ")",
          "[",
          "]",
          ":",
          "!",
          "...",
          "$a",
          "$",
          "@include(if: true)",
          "@skip(if: $a)",
          "@defer",
          "@defer(if: 1)",
          "@stream",
          "@",
          "&",
          "=",
          "|",
          "#",
          "\n",
          ",",
          "\uFEFF",
          "1",
          "-0",
          "1e999",
          "0x1",
          "99999999999999999999",
          "\"main\"",
          "\"\\u0000\"",
          "\"\\uD800\"",
          "\"\"\"block\n  text\"\"\"",
          "\"",
          "null",
          "true",
          "{a: 1}",
          "[1, [null]]",
          "ENUM",
          "\u0000",
          "\u202E",
          "광명시");

  private static final Pattern TOKEN =
      Pattern.compile("[\\w$@]+|\\.\\.\\.|\"[^\"]*\"|\\s+|.", Pattern.DOTALL);

  private static final int DEEP = 400;

  private Documents() {}

  static String any(Dice dice) {
    return switch (dice.below(8)) {
      case 0, 1 -> dice.of(GOOD);
      case 2 -> words(dice);
      case 3 -> harmful(dice);
      default -> changed(dice.of(GOOD), dice);
    };
  }

  private static String words(Dice dice) {
    List<String> words = new ArrayList<>();
    for (int i = dice.below(30); i >= 0; i--) {
      words.add(dice.of(WORDS));
    }
    return String.join(dice.oneIn(2) ? " " : "", words);
  }

  /** One of the good ones with a few of its tokens lost, doubled, swapped or replaced. */
  private static String changed(String good, Dice dice) {
    List<String> tokens =
        new ArrayList<>(TOKEN.matcher(good).results().map(MatchResult::group).toList());
    for (int i = dice.below(4); i >= 0 && !tokens.isEmpty(); i--) {
      int at = dice.below(tokens.size());
      switch (dice.below(4)) {
        case 0 -> tokens.remove(at);
        case 1 -> tokens.add(at, dice.of(tokens));
        case 2 -> tokens.set(at, dice.of(WORDS));
        default -> tokens.set(at, tokens.set(dice.below(tokens.size()), tokens.get(at)));
      }
    }
    return String.join("", tokens);
  }

  private static String harmful(Dice dice) {
    int times = 1 + dice.below(DEEP);
    return switch (dice.below(8)) {
      case 0 -> "{a".repeat(times) + "}".repeat(times);
      case 1 -> "{ article(id: " + "[".repeat(times) + "]".repeat(times) + ") { id } }";
      case 2 -> "{" + " __typename".repeat(10 * times) + " }";
      case 3 -> doublingFragments(Math.min(times, 60));
      case 4 -> "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }";
      case 5 -> "query Q(" + "$a: Int ".repeat(times) + ") { __typename }";
      case 6 -> "{ __typename" + " @include(if: true)".repeat(times) + " }";
      default -> "# " + "x".repeat(100 * times) + "\n{ __typename }";
    };
  }

  /** Each spreads the next twice: a short text of 2^n fields. */
  private static String doublingFragments(int count) {
    StringBuilder text = new StringBuilder("{ ...F0 }");
    for (int i = 0; i < count; i++) {
      text.append(" fragment F%d on Query { ...F%d ...F%d }".formatted(i, i + 1, i + 1));
    }
    return text.append(" fragment F%d on Query { __typename }".formatted(count)).toString();
  }
}
