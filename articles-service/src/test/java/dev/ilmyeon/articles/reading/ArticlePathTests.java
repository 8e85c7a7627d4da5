package dev.ilmyeon.articles.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.article.ArticleId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticlePathTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/article/1001",
        "/article/1001/",
        "/article/1001/any-slug",
        "/article/1001/any-slug?utm=x#top"
      })
  void isDecidedByTheNumber(String path) {
    assertThat(ArticlePath.parse(path)).isEqualTo(new ArticlePath.Numbered(new ArticleId(1001)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/article.html?no=384120",
        "/article.html?page=2&no=384120",
        "/article.html?no=384120&x=1"
      })
  void knowsTheOldPortalsNumbers(String path) {
    assertThat(ArticlePath.parse(path)).isEqualTo(new ArticlePath.Legacy("384120"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/news/x",
        "/article.html",
        "/article.html?no=x",
        "/article/1001/a/b",
        "/article/0",
        "/"
      })
  void mayOnceHaveBeenAnArticles(String path) {
    assertThat(ArticlePath.parse(path)).isInstanceOf(ArticlePath.Former.class);
  }

  @Test
  void isPlainWithoutQueryFragmentAndTrailingSlash() {
    assertThat(ArticlePath.plain("/news/a/?x=1#y")).isEqualTo("/news/a");
    assertThat(ArticlePath.plain("/")).isEqualTo("/");
  }
}
