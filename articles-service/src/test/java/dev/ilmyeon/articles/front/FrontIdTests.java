package dev.ilmyeon.articles.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.edition.EditionId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontIdTests {

  @Test
  void readsWhatItWrote() {
    FrontId now = new FrontId(new EditionId("main"), 2, null);
    FrontId then = new FrontId(new EditionId("main"), 2, Instant.parse("2024-07-25T15:00:00Z"));

    assertThat(FrontId.parse(now.toString())).contains(now);
    assertThat(FrontId.parse(then.toString())).contains(then);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "main",
        "main:",
        "main:x",
        "main:2:yesterday",
        "main:99999999999",
        "No:1",
        "main:1:+999999999-01-01T00:00:00Z"
      })
  void isNothingElse(String text) {
    assertThat(FrontId.parse(text)).isEmpty();
  }
}
