package dev.ilmyeon.articles.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeaserTests {

  @Test
  void leavesAShorterTextWhole() {
    assertThat(Teaser.of("광명시", 3)).isEqualTo(new Teaser("광명시", false));
    assertThat(Teaser.of("", 1)).isEqualTo(new Teaser("", false));
  }

  @Test
  void cutsALongerOne() {
    assertThat(Teaser.of("광명시가 中 지난에서", 6)).isEqualTo(new Teaser("광명시가 中", true));
  }

  @Test
  void leavesNoSpaceAtItsEnd() {
    assertThat(Teaser.of("광명시가 지난에서", 5)).isEqualTo(new Teaser("광명시가", true));
  }

  @Test
  void keepsASyllableOfJamoTogether() {
    String decomposed = Normalizer.normalize("광명시", Normalizer.Form.NFD);

    assertThat(Teaser.of(decomposed, 2))
        .isEqualTo(new Teaser(Normalizer.normalize("광명", Normalizer.Form.NFD), true));
    assertThat(Teaser.of(decomposed, 3)).isEqualTo(new Teaser(decomposed, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66", // a family
        "\uD83C\uDDF0\uD83C\uDDF7", // the flag of Korea
        "\uD83D\uDC4B\uD83C\uDFFD", // a hand with its skin tone
        "e\u0301\u0323", // a letter with two marks
        "\uD842\uDFB7", // a Hanja beyond the basic plane
        "\u1100\u1161\u11A8", // 각 in jamo
      })
  void countsWhatAReaderSeesAsOne(String character) {
    String text = character.repeat(3);

    assertThat(Teaser.of(text, 1)).isEqualTo(new Teaser(character, true));
    assertThat(Teaser.of(text, 2)).isEqualTo(new Teaser(character.repeat(2), true));
    assertThat(Teaser.of(text, 3)).isEqualTo(new Teaser(text, false));
  }

  @Test
  void isOfParagraphsOnly() {
    Body body =
        new Body(
            List.of(
                new Block.Subheading("머리"),
                new Block.Paragraph("첫 문단."),
                new Block.Quote("말", "누구"),
                new Block.Paragraph("둘째 문단.")));

    assertThat(body.teaser(100)).isEqualTo(new Teaser("첫 문단. 둘째 문단.", false));
  }
}
