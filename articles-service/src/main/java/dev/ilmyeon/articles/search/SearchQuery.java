package dev.ilmyeon.articles.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a reader typed, as groups of terms: one for each stretch of nouns written together, one for
 * each other word. A group is met by its parts, all of them, or by the stretch as a whole.
 *
 * @param key the text without anything but letters and digits: a title that has the same is it
 */
record SearchQuery(String key, List<Group> groups) {

  private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** More would be somebody's experiment. */
  private static final int MAX_GROUPS = 12;

  /**
   * @param whole the nouns as they are written together; empty for a single term
   */
  record Group(String whole, Set<String> parts) {
    String expression(UnaryOperator<String> lexeme) {
      String all =
          parts.stream()
              .map(part -> Lexemes.quoted(lexeme.apply(part)))
              .collect(Collectors.joining(" & ", "(", ")"));
      return whole.isEmpty() ? all : "(" + Lexemes.quoted(lexeme.apply(whole)) + " | " + all + ")";
    }
  }

  static SearchQuery of(String text, KoreanTerms terms) {
    List<Token> tokens = terms.of(text);
    List<Group> groups = new ArrayList<>();
    Set<Token> grouped = new LinkedHashSet<>();
    for (Token chain : tokens) {
      if (chain.kind() == Token.Kind.CHAIN) {
        Set<String> parts = new LinkedHashSet<>();
        for (Token leaf : tokens) {
          if (leaf.kind() == Token.Kind.LEAF
              && leaf.start() >= chain.start()
              && leaf.end() <= chain.end()) {
            parts.add(leaf.term());
            grouped.add(leaf);
          }
        }
        if (!parts.isEmpty()) {
          groups.add(new Group(chain.term(), parts));
        }
      }
    }
    for (Token leaf : tokens) {
      boolean single = leaf.kind() == Token.Kind.LEAF || leaf.kind() == Token.Kind.VERB;
      if (single && !grouped.contains(leaf)) {
        groups.add(new Group("", Set.of(leaf.term())));
      }
    }
    return new SearchQuery(key(text), groups.stream().distinct().limit(MAX_GROUPS).toList());
  }

  static String key(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return OTHERS.matcher(plain).replaceAll("");
  }

  boolean isEmpty() {
    return groups.isEmpty();
  }

  /** As a {@code tsquery}: every group, or any. */
  String expression(boolean every) {
    return String.join(every ? " & " : " | ", expressions(UnaryOperator.identity()));
  }

  /**
   * As {@code tsquery}s that hold together: one for each group, or a single one where any group
   * does.
   */
  List<String> conditions(boolean every) {
    return conditions(every, UnaryOperator.identity());
  }

  /** Likewise, of the title alone. */
  List<String> titleConditions(boolean every) {
    return conditions(every, part -> IndexedArticle.TITLE + part);
  }

  private List<String> conditions(boolean every, UnaryOperator<String> lexeme) {
    List<String> all = expressions(lexeme);
    return every ? all : List.of(String.join(" | ", all));
  }

  private List<String> expressions(UnaryOperator<String> lexeme) {
    return groups.stream().map(group -> group.expression(lexeme)).toList();
  }

  /** What to mark in what was found. */
  Set<String> terms() {
    Set<String> terms = new LinkedHashSet<>();
    for (Group group : groups) {
      terms.addAll(group.parts());
      terms.add(group.whole());
    }
    terms.remove("");
    return terms;
  }
}
