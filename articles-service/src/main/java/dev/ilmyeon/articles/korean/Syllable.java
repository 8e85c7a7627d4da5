package dev.ilmyeon.articles.korean;

/**
 * A precomposed Hangul syllable as its letters' places in the Unicode Standard's order (chapter
 * 3.12): 19 initials, 21 vowels, 28 finals of which the first is none.
 */
record Syllable(char character, int initial, int vowel, int ending) {

  static final int INITIAL_N = 2;
  static final int INITIAL_R = 5;
  static final int INITIAL_M = 6;
  static final int INITIAL_S = 9;
  static final int INITIAL_SILENT = 11;
  static final int INITIAL_H = 18;
  static final int VOWEL_YEO = 6;
  static final int VOWEL_I = 20;

  private static final char FIRST = '가';
  private static final char LAST = '힣';
  private static final int VOWELS = 21;
  private static final int ENDINGS = 28;

  static boolean is(int character) {
    return character >= FIRST && character <= LAST;
  }

  static Syllable of(char character) {
    int index = character - FIRST;
    return new Syllable(
        character, index / ENDINGS / VOWELS, index / ENDINGS % VOWELS, index % ENDINGS);
  }

  static char compose(int initial, int vowel, int ending) {
    return (char) (FIRST + (initial * VOWELS + vowel) * ENDINGS + ending);
  }

  boolean startsWithVowel() {
    return initial == INITIAL_SILENT;
  }
}
