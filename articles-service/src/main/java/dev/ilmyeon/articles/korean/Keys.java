package dev.ilmyeon.articles.korean;

import java.util.Locale;

/**
 * A text as the keys of a Korean keyboard (두벌식, KS X 5002) that write it: 광 is ㄱㅗㅏㅇ. A word half
 * typed is a beginning of it, a slip of a finger one letter of it.
 */
public final class Keys {

  private static final String INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
  private static final String[] VOWELS = {
    "ㅏ", "ㅐ", "ㅑ", "ㅒ", "ㅓ", "ㅔ", "ㅕ", "ㅖ", "ㅗ", "ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅛ", "ㅜ", "ㅜㅓ", "ㅜㅔ", "ㅜㅣ", "ㅠ",
    "ㅡ", "ㅡㅣ", "ㅣ"
  };
  private static final String[] ENDINGS = {
    "", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅁ",
    "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"
  };

  private Keys() {}

  /** Letters and digits only, lower case. */
  public static String of(String text) {
    StringBuilder keys = new StringBuilder(text.length() * 3);
    for (char character : text.toLowerCase(Locale.ROOT).toCharArray()) {
      if (Syllable.is(character)) {
        Syllable syllable = Syllable.of(character);
        keys.append(INITIALS.charAt(syllable.initial()))
            .append(VOWELS[syllable.vowel()])
            .append(ENDINGS[syllable.ending()]);
      } else if (Character.isLetterOrDigit(character)) {
        keys.append(character);
      }
    }
    return keys.toString();
  }

  /** The syllables' first letters; 광명시 is ㄱㅁㅅ. */
  public static String initials(String text) {
    StringBuilder initials = new StringBuilder(text.length());
    for (char character : text.toLowerCase(Locale.ROOT).toCharArray()) {
      if (Syllable.is(character)) {
        initials.append(INITIALS.charAt(Syllable.of(character).initial()));
      } else if (Character.isLetterOrDigit(character)) {
        initials.append(character);
      }
    }
    return initials.toString();
  }

  /** Whether it is nothing but first letters. */
  public static boolean areInitials(String text) {
    return !text.isEmpty() && text.chars().allMatch(character -> INITIALS.indexOf(character) >= 0);
  }

  /**
   * How many keys have to be struck differently: Damerau and Levenshtein's distance with adjacent
   * transpositions.
   */
  public static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
      }
    }
    return cost[from.length()][to.length()];
  }

  private static int cheapest(int[][] cost, String from, String to, int i, int j) {
    int other = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(cost[i - 1][j - 1] + other, Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1));
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
