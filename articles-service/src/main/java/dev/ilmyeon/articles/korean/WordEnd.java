package dev.ilmyeon.articles.korean;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a word ends when it is said, as far as particles ask. */
enum WordEnd {
  VOWEL,
  RIEUL,
  CONSONANT,
  UNKNOWN;

  private static final Pattern PASSED_OVER =
      Pattern.compile("[\\p{Pe}\\p{Pf}\\p{Pi}\"'\\s.,!?…]+$");
  private static final Pattern BRACKETED = Pattern.compile("(?<=.)[(\\[（][^()\\[\\]（）]*[)\\]）]$");
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:,\\d{3})*(\\.\\d+)?$");
  private static final Pattern LATIN = Pattern.compile("[A-Za-z]+$");
  private static final Pattern ABBREVIATION = Pattern.compile("[A-Z]+");

  private static final int RIEUL_ENDING = 8;

  /** How units are said. */
  private static final Map<String, WordEnd> UNITS =
      Map.ofEntries(
          Map.entry("%", VOWEL), // 퍼센트
          Map.entry("‰", VOWEL),
          Map.entry("℃", VOWEL), // 도
          Map.entry("°", VOWEL),
          Map.entry("㎞", VOWEL), // 킬로미터
          Map.entry("㎝", VOWEL),
          Map.entry("㎜", VOWEL),
          Map.entry("㎡", VOWEL),
          Map.entry("㎢", VOWEL),
          Map.entry("㎥", VOWEL),
          Map.entry("㏊", VOWEL), // 헥타르
          Map.entry("㎏", CONSONANT), // 킬로그램
          Map.entry("㎎", CONSONANT),
          Map.entry("$", VOWEL), // 달러
          Map.entry("€", VOWEL), // 유로
          Map.entry("₩", CONSONANT), // 원
          Map.entry("&", VOWEL)); // 앤드

  /** How units behind a number are said. */
  private static final Map<String, WordEnd> LATIN_UNITS =
      Map.of(
          "km", VOWEL, "m", VOWEL, "cm", VOWEL, "mm", VOWEL, "ha", VOWEL, "kg", CONSONANT, "g",
          CONSONANT, "mg", CONSONANT, "t", CONSONANT);

  /** 영, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구. */
  private static final WordEnd[] DIGITS = {
    CONSONANT, RIEUL, VOWEL, CONSONANT, VOWEL, VOWEL, CONSONANT, RIEUL, RIEUL, VOWEL
  };

  static WordEnd of(String word) {
    String said = PASSED_OVER.matcher(word).replaceFirst("");
    String outside = BRACKETED.matcher(word.strip()).replaceFirst("");
    String text =
        outside.equals(word.strip()) ? said : PASSED_OVER.matcher(outside).replaceFirst("");
    if (text.isEmpty()) {
      return UNKNOWN;
    }
    WordEnd unit = UNITS.get(text.substring(text.length() - 1));
    return unit == null
        ? ofLetters(Hanja.read(Normalizer.normalize(text, Normalizer.Form.NFKC)))
        : unit;
  }

  private static WordEnd ofLetters(String text) {
    char last = text.charAt(text.length() - 1);
    if (Syllable.is(last)) {
      return ofEnding(Syllable.of(last).ending());
    }
    Matcher number = NUMBER.matcher(text);
    if (number.find()) {
      return ofNumber(number.group().replace(",", ""), number.group(1) != null);
    }
    Matcher latin = LATIN.matcher(text);
    if (!latin.find()) {
      return UNKNOWN;
    }
    boolean unit = latin.start() > 0 && Character.isDigit(text.charAt(latin.start() - 1));
    WordEnd said = unit ? LATIN_UNITS.get(latin.group()) : null;
    return said == null ? ofLatin(latin.group()) : said;
  }

  private static WordEnd ofEnding(int ending) {
    return ending == 0 ? VOWEL : ending == RIEUL_ENDING ? RIEUL : CONSONANT;
  }

  /** Noughts at its end are said as the unit before them: 십, 백, 천, 만, 억, 조, 경. */
  private static WordEnd ofNumber(String digits, boolean decimal) {
    int last = digits.charAt(digits.length() - 1) - '0';
    if (last != 0 || decimal) {
      return DIGITS[last];
    }
    String significant = digits.replaceFirst("0+$", "");
    int noughts = digits.length() - significant.length();
    if (significant.isEmpty()) {
      return CONSONANT;
    }
    // 조 alone ends in a vowel.
    return noughts >= 12 && noughts < 16 ? VOWEL : CONSONANT;
  }

  /** Abbreviations letter by letter; other words by how English ends mostly sound in Korean. */
  private static WordEnd ofLatin(String word) {
    if (ABBREVIATION.matcher(word).matches() || word.length() == 1) {
      return switch (Character.toUpperCase(word.charAt(word.length() - 1))) {
        case 'L', 'R' -> RIEUL;
        case 'M', 'N' -> CONSONANT;
        default -> VOWEL;
      };
    }
    String end = word.toLowerCase(Locale.ROOT);
    if (end.matches(".*(l|[^aeiou]le)")) {
      return RIEUL;
    }
    return end.matches(".*(m|n|ng|ne|me|[aeiou](ck|p|k|b|t|c))") ? CONSONANT : VOWEL;
  }
}
