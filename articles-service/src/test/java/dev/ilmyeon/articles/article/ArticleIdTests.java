package dev.ilmyeon.articles.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleIdTests {

  @Test
  void isItsNumber() {
    assertThat(ArticleId.parse("1001")).contains(new ArticleId(1001));
    assertThat(new ArticleId(1001)).hasToString("1001");
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"0", "01", "-1", "1.0", "１００１", "x", "9999999999999999999", "1001;"})
  void isNothingElse(String text) {
    assertThat(ArticleId.parse(text)).isEmpty();
  }
}
