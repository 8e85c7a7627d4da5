package dev.ilmyeon.articles.korean;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RomanizationTests {

  @ParameterizedTest
  @CsvFileSource(resources = "/korean/romanization.csv")
  void writesAsItIsSaid(String korean, String latin) {
    assertThat(Romanization.of(korean)).isEqualTo(latin);
  }

  @Test
  void leavesAllElseAsItIs() {
    assertThat(Romanization.of("KTX 3.5% ㄱ 中")).isEqualTo("KTX 3.5% ㄱ 中");
  }

  /** Every two syllables that can meet make something, and nothing but letters. */
  @Test
  void writesWhateverMeets() {
    for (char first = '가'; first <= '힣'; first += 13) {
      for (char second = '가'; second <= '힣'; second += 101) {
        assertThat(Romanization.of("" + first + second)).matches("[a-z]{2,}");
      }
    }
  }
}
