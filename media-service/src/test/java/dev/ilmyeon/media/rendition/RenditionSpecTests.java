package dev.ilmyeon.media.rendition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.platform.subgraph.error.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenditionSpecTests {

  @ParameterizedTest
  @EnumSource(Ratio.class)
  void readsTheNameThatItWrote(Ratio ratio) {
    for (Format format : Format.values()) {
      RenditionSpec spec = RenditionSpec.of(640, ratio, format);
      assertThat(RenditionSpec.parse(spec.name())).hasValue(spec);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "640",
        "640-5x3",
        "640-5x3.png",
        "5000-5x3.webp",
        "0640-5x3.webp",
        "640-2x1.webp",
        "640-5:3.webp",
        "640-5x3.webp.jpg",
        "640-5x3.WEBP",
        "../640-5x3.webp",
        "640-5x3.webp\n",
        "9999999999-5x3.webp",
        "-640-5x3.webp",
        "640-original.gif",
        "640-xxxx.webp",
        "٦٤٠-5x3.webp"
      })
  void knowsNoOtherName(String name) {
    assertThat(RenditionSpec.parse(name)).isEmpty();
  }

  @Test
  void tellsListedWidthsFromOthers() {
    assertThat(RenditionSpec.parse("641-5x3.webp").orElseThrow().isListed()).isFalse();
    assertThat(RenditionSpec.parse("640-5x3.webp").orElseThrow().isListed()).isTrue();
  }

  @Test
  void namesTheListedWidths() {
    assertThatThrownBy(() -> RenditionSpec.of(500, Ratio.SQUARE, Format.JPEG))
        .isInstanceOf(BadInputException.class)
        .hasMessage("A width is one of 160, 320, 480, 640, 960, 1280, 1600, not 500.");
  }
}
