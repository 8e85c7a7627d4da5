package dev.ilmyeon.articles.article;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * The beginning of a text.
 *
 * @param truncated whether the text goes on behind it
 */
public record Teaser(String text, boolean truncated) {

  /**
   * At most {@code maxChars} characters as a reader counts them: the cut falls between extended
   * grapheme clusters (UAX #29, which {@link BreakIterator} follows since JDK 20), never within a
   * Hangul syllable written in jamo, an emoji sequence or a letter and its marks.
   */
  static Teaser of(String text, int maxChars) {
    if (text.length() <= maxChars) {
      return new Teaser(text, false);
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int end = characters.next(maxChars);
    if (end == BreakIterator.DONE || end == text.length()) {
      return new Teaser(text, false);
    }
    return new Teaser(text.substring(0, end).stripTrailing(), true);
  }
}
