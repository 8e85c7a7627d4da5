package dev.ilmyeon.articles.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KoreanTermsTests {

  private final KoreanTerms terms = new KoreanTerms(List.of("광명시 광명 시", "추진단"));

  @ParameterizedTest
  @CsvSource({
    "광명시가, 광명시 광명 시",
    "光明市가, 광명시 광명 시",
    "추진단을, 추진단",
    "中, 중",
    "KTX, ktx",
    "꾸렸다, 꾸리",
  })
  void partsWhatIsWritten(String text, String expected) {
    assertThat(terms.of(text)).extracting(Token::term).contains(expected.split(" "));
  }

  @Test
  void goesWrongWithoutTheDictionary() {
    assertThat(new KoreanTerms(List.of("견본낱말")).of("추진단을"))
        .filteredOn(token -> token.kind() == Token.Kind.LEAF)
        .extracting(Token::term)
        .containsExactly("추", "진단");
  }

  @Test
  void letsParticlesAndPunctuationFall() {
    assertThat(terms.of("산책로에서는, “안전”을!"))
        .extracting(Token::term)
        .doesNotContain("에서", "는", "을", ",");
  }

  @Test
  void keepsTheTextsOffsets() {
    String text = "어제 光明市가 추진단을 꾸렸다";
    assertThat(terms.of(text))
        .filteredOn(token -> token.term().equals("추진단"))
        .singleElement()
        .satisfies(
            token -> assertThat(text.substring(token.start(), token.end())).isEqualTo("추진단"));
    assertThat(terms.of(text))
        .filteredOn(token -> token.term().equals("광명시"))
        .first()
        .satisfies(
            token -> assertThat(text.substring(token.start(), token.end())).isEqualTo("光明市"));
  }
}
