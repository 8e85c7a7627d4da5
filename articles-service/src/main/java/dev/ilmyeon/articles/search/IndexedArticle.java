package dev.ilmyeon.articles.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An article as it is indexed. Of a withdrawn one the index has the title's terms alone, for its
 * tombstone.
 *
 * @param visibleFrom {@link #NEVER} for a withdrawn one
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

  /** A term of all that are withdrawn. */
  static final String WITHDRAWN = "w:";

  static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  private static final DateTimeFormatter MONTHS =
      DateTimeFormatter.ofPattern("yyyyMM").withZone(ZoneOffset.UTC);
  private static final int MAX_WORD = 40;

  /**
   * Its terms, as text, and its words.
   *
   * @param words what a reader may be offered to type: the nouns of its title, its tags
   */
  record Analysed(IndexedArticle article, String terms, Set<String> words) {}

  Analysed analysed(KoreanTerms analysis) {
    Lexemes lexemes = new Lexemes();
    Set<String> words = new LinkedHashSet<>();
    List<Token> titleTokens = analysis.of(title);
    titleTokens.forEach(token -> lexemes.mark(TITLE + token.term()));
    if (visibleFrom.equals(NEVER)) {
      lexemes.mark(WITHDRAWN);
    } else {
      addText(analysis, titleTokens, lexemes, words);
    }
    lexemes.mark(SECTION + section);
    lexemes.mark(KIND + kind);
    regions.forEach(region -> lexemes.mark(REGION + region));
    series.forEach(id -> lexemes.mark(SERIES + id));
    return new Analysed(this, lexemes.toString(), words);
  }

  private void addText(
      KoreanTerms analysis, List<Token> titleTokens, Lexemes lexemes, Set<String> words) {
    lexemes.add(titleTokens, 'A');
    addWords(titleTokens, words);
    lexemes.add(analysis.of(subheads), 'B');
    for (String name : names) {
      List<Token> tokens = analysis.of(name);
      lexemes.add(tokens, 'B');
      addWords(tokens, words);
    }
    lexemes.add(analysis.of(text), 'D');
    lexemes.mark(MONTH + MONTHS.format(publishedAt));
  }

  private static void addWords(List<Token> tokens, Set<String> words) {
    for (Token token : tokens) {
      boolean letters =
          token.kind() != Token.Kind.VERB
              && token.term().codePoints().allMatch(Character::isLetter);
      if (letters && token.term().length() > 1 && token.term().length() <= MAX_WORD) {
        words.add(token.term());
      }
    }
  }
}
