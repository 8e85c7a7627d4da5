package dev.ilmyeon.articles.korean;

import org.jspecify.annotations.Nullable;

/**
 * What two syllables make of each other where they meet.
 *
 * @param coda how the first ends
 * @param onset how the second begins; null if as it does by itself
 */
record Junction(String coda, @Nullable String onset) {

  /** The seven sounds that a syllable can end in, by its final letter. */
  private static final String[] CODAS = {
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p",
    "t", "t", "ng", "t", "t", "k", "t", "p", "t"
  };

  /** What stays and what goes over to a vowel that follows. */
  private static final String[][] LIAISONS = {
    {"", ""}, {"", "g"}, {"", "kk"}, {"k", "s"}, {"", "n"}, {"n", "j"}, {"", "n"}, {"", "d"},
    {"", "r"}, {"l", "g"}, {"l", "m"}, {"l", "b"}, {"l", "s"}, {"l", "t"}, {"l", "p"}, {"", "r"},
    {"", "m"}, {"", "b"}, {"p", "s"}, {"", "s"}, {"", "ss"}, {"ng", ""}, {"", "j"}, {"", "ch"},
    {"", "k"}, {"", "t"}, {"", "p"}, {"", ""}
  };

  private static final int NJ = 5;
  private static final int NH = 6;
  private static final int D = 7;
  private static final int LG = 9;
  private static final int LB = 11;
  private static final int LT = 13;
  private static final int LH = 15;
  private static final int J = 22;
  private static final int T = 25;
  private static final int H = 27;

  /** Stems in ㄺ: verbs keep their ㄹ before ㄱ, nouns do not. */
  private static final String STEMS_IN_LG = "맑밝읽긁굵늙묽붉얽";

  /** Stems whose passive or causative is in 히: their ㄱ and ㅂ take the ㅎ in, a noun's do not. */
  private static final String STEMS_BEFORE_HI = "먹막박찍식익썩삭적잡뽑씹업입접좁굽눕꼽집";

  private static final String HI = "히힌힐힘혀혔힙";

  static String atEnd(Syllable last) {
    return CODAS[last.ending()];
  }

  static Junction between(Syllable first, Syllable second) {
    if (second.startsWithVowel()) {
      return beforeVowel(first.ending(), second.vowel());
    }
    if (second.initial() == Syllable.INITIAL_H) {
      return beforeH(first, second);
    }
    int ending = first.ending();
    return ending == H || ending == NH || ending == LH
        ? afterH(ending, second.initial())
        : assimilated(coda(first, second), second.initial());
  }

  /** Liaison; ㄷ and ㅌ before ㅣ become ㅈ and ㅊ (같이 gachi). */
  private static Junction beforeVowel(int ending, int vowel) {
    if (vowel == Syllable.VOWEL_I || vowel == Syllable.VOWEL_YEO) {
      switch (ending) {
        case D:
          return new Junction("", "j");
        case T:
          return new Junction("", "ch");
        case LT:
          return new Junction("l", "ch");
        default:
      }
    }
    return new Junction(LIAISONS[ending][0], LIAISONS[ending][1]);
  }

  private static Junction beforeH(Syllable first, Syllable second) {
    boolean hi = HI.indexOf(second.character()) >= 0;
    return switch (first.ending()) {
      case J -> new Junction("", "ch");
      case NJ -> new Junction("n", "ch");
      case D, T -> hi ? new Junction("", "ch") : new Junction("t", null);
      case LG -> hi ? new Junction("l", "k") : new Junction("k", null);
      case LB -> hi ? new Junction("l", "p") : new Junction("l", null);
      default -> {
        String coda = CODAS[first.ending()];
        boolean taken = hi && STEMS_BEFORE_HI.indexOf(first.character()) >= 0;
        yield taken ? new Junction("", coda) : new Junction(coda, null);
      }
    };
  }

  /** ㅎ makes ㄱ, ㄷ, ㅈ aspirate and is silent otherwise. */
  private static Junction afterH(int ending, int initial) {
    String rest =
        switch (ending) {
          case NH -> "n";
          case LH -> "l";
          default -> "";
        };
    return switch (initial) {
      case 0 -> new Junction(rest, "k");
      case 3 -> new Junction(rest, "t");
      case 12 -> new Junction(rest, "ch");
      case Syllable.INITIAL_S -> new Junction(rest, "ss");
      case Syllable.INITIAL_N -> ending == LH ? new Junction("l", "l") : new Junction("n", "n");
      default -> assimilated(CODAS[ending], initial);
    };
  }

  private static String coda(Syllable first, Syllable second) {
    if (first.character() == '밟') {
      return "p";
    }
    boolean stem = first.ending() == LG && STEMS_IN_LG.indexOf(first.character()) >= 0;
    return stem && second.initial() == 0 ? "l" : CODAS[first.ending()];
  }

  /** Nasals and ㄹ change what meets them (백마 baengma, 신라 silla, 왕십리 wangsimni). */
  private static Junction assimilated(String coda, int initial) {
    return switch (initial) {
      case Syllable.INITIAL_N ->
          coda.equals("l") ? new Junction("l", "l") : new Junction(nasal(coda), null);
      case Syllable.INITIAL_M -> new Junction(nasal(coda), null);
      case Syllable.INITIAL_R ->
          switch (coda) {
            case "" -> new Junction("", null);
            case "l", "n" -> new Junction("l", "l");
            default -> new Junction(nasal(coda), "n");
          };
      default -> new Junction(coda, null);
    };
  }

  private static String nasal(String coda) {
    return switch (coda) {
      case "k" -> "ng";
      case "t" -> "n";
      case "p" -> "m";
      default -> coda;
    };
  }
}
