package dev.ilmyeon.articles.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An article as it is indexed.
 *
 * @param names of its tags and of who wrote it
 */
record IndexedArticle(
    long id,
    String title,
    String subheads,
    String text,
    String section,
    String kind,
    Instant publishedAt,
    Instant visibleFrom,
    List<String> regions,
    List<String> series,
    List<String> names) {

  static final String TITLE = "t:";
  static final String SECTION = "s:";
  static final String REGION = "r:";
  static final String SERIES = "e:";
  static final String KIND = "k:";
  static final String MONTH = "m:";

  private static final DateTimeFormatter MONTHS =
      DateTimeFormatter.ofPattern("yyyyMM").withZone(ZoneOffset.UTC);
  private static final int MAX_WORD = 40;

  String terms(KoreanTerms analysis) {
    Lexemes lexemes = new Lexemes();
    List<Token> titleTokens = analysis.of(title);
    lexemes.add(titleTokens, 'A');
    titleTokens.forEach(token -> lexemes.mark(TITLE + token.term()));
    lexemes.add(analysis.of(subheads), 'B');
    for (String name : names) {
      lexemes.add(analysis.of(name), 'B');
    }
    lexemes.add(analysis.of(text), 'D');
    lexemes.mark(SECTION + section);
    lexemes.mark(KIND + kind);
    lexemes.mark(MONTH + MONTHS.format(publishedAt));
    regions.forEach(region -> lexemes.mark(REGION + region));
    series.forEach(id -> lexemes.mark(SERIES + id));
    return lexemes.toString();
  }

  /** What a reader may be offered to type: the nouns of its title, its tags. */
  Set<String> words(KoreanTerms analysis) {
    Set<String> words = new LinkedHashSet<>();
    for (Token token : analysis.of(title + "\n" + String.join("\n", names))) {
      boolean letters =
          token.kind() != Token.Kind.VERB
              && token.term().codePoints().allMatch(Character::isLetter);
      if (letters && token.term().length() > 1 && token.term().length() <= MAX_WORD) {
        words.add(token.term());
      }
    }
    return words;
  }
}
