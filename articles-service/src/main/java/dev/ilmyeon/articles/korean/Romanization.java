package dev.ilmyeon.articles.korean;

import org.jspecify.annotations.Nullable;

/**
 * Korean in Latin letters by the Revised Romanization (Ministry of Culture and Tourism notice
 * 2000-8): as it is said, so that 종로 is jongno and 강릉 gangneung, which a transliteration letter by
 * letter misses; tensed sounds are not shown, and ㄱ, ㄷ, ㅂ of a noun keep the ㅎ behind them.
 */
public final class Romanization {

  private static final String[] INITIALS = {
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p",
    "h"
  };
  private static final String[] VOWELS = {
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we",
    "wi", "yu", "eu", "ui", "i"
  };

  private Romanization() {}

  /** The text with its Hangul in Latin letters; whatever else is in it stays. */
  public static String of(String text) {
    StringBuilder latin = new StringBuilder(text.length() * 2);
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && Syllable.is(text.charAt(end))) {
        end++;
      }
      if (end > at) {
        appendWord(latin, Pronunciation.of(text.substring(at, end)));
        at = end;
      } else {
        latin.append(text.charAt(at++));
      }
    }
    return latin.toString();
  }

  private static void appendWord(StringBuilder latin, String word) {
    @Nullable String onset = null;
    for (int at = 0; at < word.length(); at++) {
      Syllable syllable = Syllable.of(word.charAt(at));
      Syllable next = at + 1 < word.length() ? Syllable.of(word.charAt(at + 1)) : null;
      latin
          .append(onset == null ? INITIALS[syllable.initial()] : onset)
          .append(VOWELS[syllable.vowel()]);
      if (next == null) {
        latin.append(Junction.atEnd(syllable));
      } else {
        Junction junction = Junction.between(syllable, next);
        latin.append(junction.coda());
        onset = junction.onset() == null ? INITIALS[next.initial()] : junction.onset();
      }
    }
  }
}
