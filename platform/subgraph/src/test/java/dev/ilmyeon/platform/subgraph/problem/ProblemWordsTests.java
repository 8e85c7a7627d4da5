package dev.ilmyeon.platform.subgraph.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class ProblemWordsTests {

  private static final String COMMON = "dev/ilmyeon/platform/subgraph/problem/common-problems";

  private final ProblemWords words = new ProblemWords(getClass().getClassLoader());

  @Test
  void speaksTheReadersLanguage() {
    assertThat(words.of("ROLE_MISSING", List.of("editor"), Locale.KOREA))
        .isEqualTo("다음 역할 가운데 하나가 필요합니다: editor");
    assertThat(words.of("ROLE_MISSING", List.of("editor"), Locale.UK))
        .isEqualTo("This needs one of the roles editor.");
    assertThat(words.of("BUSY", List.of(), Locale.FRENCH)).startsWith("Somebody else");
  }

  @Test
  void hasEveryCodeInBothLanguages() {
    assertThat(ResourceBundle.getBundle(COMMON, Locale.KOREAN).keySet())
        .isEqualTo(ResourceBundle.getBundle(COMMON, Locale.ROOT).keySet());
  }
}
