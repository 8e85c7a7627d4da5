package dev.ilmyeon.media.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileAddressTests {

  @ParameterizedTest
  @CsvSource({
    "https://news.example/a.jpg, https://news.example/a.jpg",
    "' HTTP://news.example '    , HTTP://news.example",
    "https://news.example:8443/a?b=c, https://news.example:8443/a?b=c",
    "https://news.example/시장, https://news.example/%EC%8B%9C%EC%9E%A5",
    "http://[2606:4700::1111]/, http://[2606:4700::1111]/",
  })
  void isAnAddressOfTheWeb(String text, String uri) throws FetchFailedException {
    assertThat(FileAddress.of(text).uri()).hasToString(uri);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a.jpg",
        "//news.example/a.jpg",
        "https:",
        "https:///a.jpg",
        "https:a.jpg",
        "file:///etc/passwd",
        "ftp://news.example/a.jpg",
        "gopher://news.example/",
        "data:image/png;base64,AAAA",
        "https://kim@news.example/",
        "https://kim:geheim@news.example/",
        "https://@news.example/",
        "https://news.example:0/",
        "https://news.example:65536/",
        "https://news.example:x/",
        "https://news.example\\@inner/",
        "https://news.example/a b",
        "https://news.example/\r\nHost: inner",
        "http://127.1/",
        "http://0x7f.0.0.1/",
        "http://[::1%25lo]x/"
      })
  void isNone(String text) {
    assertThatExceptionOfType(FetchFailedException.class)
        .isThrownBy(() -> FileAddress.of(text))
        .returns(FetchFailure.NO_ADDRESS, FetchFailedException::failure);
  }

  @Test
  void isNoLongerThanABrowserTakes() throws FetchFailedException {
    String longest = "https://news.example/" + "a".repeat(2_048 - 21);

    assertThat(FileAddress.of(longest).uri()).hasToString(longest);
    assertThatExceptionOfType(FetchFailedException.class)
        .isThrownBy(() -> FileAddress.of(longest + "a"));
  }

  @Test
  void isHeldToTheSameWhenItMoves() throws FetchFailedException {
    FileAddress from = FileAddress.of("https://news.example/a/b?c");

    assertThat(from.movedTo("d").uri()).hasToString("https://news.example/a/d");
    assertThat(from.movedTo("//other.example/e").uri()).hasToString("https://other.example/e");
    for (String wrong : new String[] {null, "file:///etc/passwd", "//k@other.example/", "\\"}) {
      assertThatExceptionOfType(FetchFailedException.class)
          .as(wrong)
          .isThrownBy(() -> from.movedTo(wrong))
          .returns(FetchFailure.UNREACHABLE, FetchFailedException::failure);
    }
  }
}
