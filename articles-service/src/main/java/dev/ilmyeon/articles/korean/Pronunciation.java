package dev.ilmyeon.articles.korean;

import java.util.Set;

/**
 * What spelling alone does not tell of a word's sound: ㄴ that comes in where words meet, and ㄹ that
 * stays apart from ㄴ before it (Standard Pronunciation articles 20 and 29). The result is Hangul
 * that is romanised by rule.
 */
final class Pronunciation {

  private static final WordList WORDS = WordList.load("pronunciations.txt");

  /** Words in 역 of their own; any other that ends so is a station's name, said with ㄴ or ㄹ. */
  private static final Set<String> YEOK =
      Set.of(
          "권역", "광역", "영역", "용역", "병역", "번역", "면역", "반역", "전역", "현역", "통역", "검역", "방역", "단역", "음역",
          "등역", "복역", "흑역", "악역", "천역", "군역", "공역", "항역", "성역", "완역", "오역");

  /** Endings that are a word's own, not what follows a word of two syllables. */
  private static final Set<String> WITHIN =
      Set.of(
          "진료", "관료", "원료", "연료", "만료", "완료", "인력", "전력", "권력", "근력", "탄력", "원론", "언론", "반론", "본론",
          "난로", "진로", "선로", "관례", "전례", "판례", "혼란", "곤란", "논란", "환란", "반란", "산란", "문란", "전란", "분량",
          "전량", "한량", "연례", "신론");

  private static final String SUFFIXES = "란량력론례로료";

  private Pronunciation() {}

  /** A run of Hangul as it is said. */
  static String of(String word) {
    String said = WORDS.replaceIn(word);
    StringBuilder changed = new StringBuilder(said);
    for (int at = 2; at < said.length(); at++) {
      Syllable before = Syllable.of(said.charAt(at - 1));
      String two = said.substring(at - 1, at + 1);
      if (said.charAt(at) == '역' && before.ending() != 0 && !YEOK.contains(two)) {
        changed.setCharAt(at, before.character() == '울' || before.ending() == 8 ? '력' : '녁');
      } else if (before.ending() == 4
          && SUFFIXES.indexOf(said.charAt(at)) >= 0
          && !WITHIN.contains(two)) {
        Syllable suffix = Syllable.of(said.charAt(at));
        changed.setCharAt(
            at, Syllable.compose(Syllable.INITIAL_N, suffix.vowel(), suffix.ending()));
      }
    }
    return changed.toString();
  }
}
