package dev.ilmyeon.articles.korean;

/**
 * A particle that has two forms, by how the word before it ends: {@code Josa.SUBJECT.attach("광명시")}
 * is 광명시가.
 */
public enum Josa {
  /** 이/가. */
  SUBJECT("이", "가"),
  /** 을/를. */
  OBJECT("을", "를"),
  /** 은/는. */
  TOPIC("은", "는"),
  /** 과/와. */
  AND("과", "와"),
  /** 이랑/랑. */
  WITH("이랑", "랑"),
  /** 으로/로: ㄹ takes 로 too. */
  TOWARDS("으로", "로"),
  /** 으로서/로서. */
  AS("으로서", "로서"),
  /** 으로써/로써. */
  BY("으로써", "로써"),
  /** 아/야. */
  VOCATIVE("아", "야"),
  /** 이나/나. */
  OR("이나", "나"),
  /** 이라/라. */
  NAMED("이라", "라"),
  /** 이다/다. */
  COPULA("이다", "다");

  private final String afterConsonant;
  private final String afterVowel;

  Josa(String afterConsonant, String afterVowel) {
    this.afterConsonant = afterConsonant;
    this.afterVowel = afterVowel;
  }

  /**
   * The form that follows this word, by how it is said: digits, Latin letters, Hanja and units are
   * read, closing quotes and brackets passed over. A word that cannot be read takes both: 을(를).
   */
  public String after(String word) {
    return switch (WordEnd.of(word)) {
      case VOWEL -> afterVowel;
      case RIEUL -> afterConsonant.startsWith("으") ? afterVowel : afterConsonant;
      case CONSONANT -> afterConsonant;
      case UNKNOWN -> afterConsonant + "(" + afterVowel + ")";
    };
  }

  /** The word with the particle. */
  public String attach(String word) {
    return word + after(word);
  }
}
