package dev.ilmyeon.articles.korean;

import java.util.HashMap;
import java.util.Map;

/**
 * Reads Hanja: words whose characters change their reading first, then character by character with
 * the initial law (두음법칙, Hangul Orthography articles 10 to 12): 女 is 녀, at a word's start 여.
 */
public final class Hanja {

  private static final WordList WORDS = WordList.load("hanja-words.txt");
  private static final Map<Integer, Character> READINGS = readings();

  private static final int RIEUL = 5;
  private static final int NIEUN = 2;
  private static final int SILENT = 11;
  private static final int ENDING_N = 4;

  /** ㅑ, ㅕ, ㅖ, ㅛ, ㅠ, ㅣ: what ㄴ and ㄹ fall silent before. */
  private static final String PALATAL = "\u0002\u0006\u0007\u000c\u0011\u0014";

  private Hanja() {}

  /** The text with Hangul in place of its Hanja; one that is not known stays. */
  public static String read(String text) {
    if (text.codePoints().noneMatch(Character::isIdeographic)) {
      return text;
    }
    String words = WORDS.replaceIn(text);
    StringBuilder read = new StringBuilder(words.length());
    int previous = ' ';
    for (int at = 0; at < words.length(); at += Character.charCount(words.codePointAt(at))) {
      int character = words.codePointAt(at);
      Character reading = READINGS.get(character);
      if (reading == null) {
        read.appendCodePoint(character);
      } else {
        int next = at + 1 < words.length() ? words.charAt(at + 1) : ' ';
        read.append(said(character, reading, previous, next));
      }
      previous = read.charAt(read.length() - 1);
    }
    return read.toString();
  }

  private static char said(int hanja, char reading, int previous, int next) {
    if (hanja == '不') {
      Character follows = READINGS.get(next);
      int initial = follows == null ? -1 : Syllable.of(follows).initial();
      return initial == 3 || initial == 12 ? '부' : '불';
    }
    Syllable syllable = Syllable.of(reading);
    if (!Syllable.is(previous)) {
      return atStart(syllable);
    }
    // 렬 and 률 after a vowel or ㄴ (article 11, proviso).
    int before = Syllable.of((char) previous).ending();
    boolean soft = before == 0 || before == ENDING_N;
    return switch (reading) {
      case '렬' -> soft ? '열' : reading;
      case '률' -> soft ? '율' : reading;
      default -> reading;
    };
  }

  private static char atStart(Syllable syllable) {
    boolean palatal = PALATAL.indexOf(syllable.vowel()) >= 0;
    boolean liquid = syllable.initial() == RIEUL;
    if (palatal && (liquid || syllable.initial() == NIEUN)) {
      return Syllable.compose(SILENT, syllable.vowel(), syllable.ending());
    }
    return liquid
        ? Syllable.compose(NIEUN, syllable.vowel(), syllable.ending())
        : syllable.character();
  }

  private static Map<Integer, Character> readings() {
    Map<Integer, Character> readings = new HashMap<>();
    WordList.columns("hanja-readings.txt")
        .forEach((reading, characters) ->
            characters.codePoints().forEach(hanja -> readings.put(hanja, reading.charAt(0))));
    return readings;
  }
}
