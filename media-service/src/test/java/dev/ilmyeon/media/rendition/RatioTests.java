package dev.ilmyeon.media.rendition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.media.image.Focal;
import dev.ilmyeon.media.scale.Crop;
import dev.ilmyeon.platform.subgraph.error.BadInputException;
import org.junit.jupiter.api.Test;

class RatioTests {

  private static final Focal MIDDLE = new Focal(0.5, 0.5);

  @Test
  void cropsAroundTheMiddle() {
    assertThat(Ratio.SQUARE.crop(1600, 960, MIDDLE)).isEqualTo(new Crop(320, 0, 960, 960));
    assertThat(Ratio.SIXTEEN_TO_NINE.crop(1600, 960, MIDDLE)).isEqualTo(new Crop(0, 30, 1600, 900));
    assertThat(Ratio.FOUR_TO_THREE.crop(1600, 960, MIDDLE)).isEqualTo(new Crop(160, 0, 1280, 960));
    assertThat(Ratio.FIVE_TO_THREE.crop(1600, 960, MIDDLE)).isEqualTo(new Crop(0, 0, 1600, 960));
    assertThat(Ratio.ORIGINAL.crop(1601, 960, MIDDLE)).isEqualTo(new Crop(0, 0, 1601, 960));
  }

  @Test
  void cropsAsNearToTheFocalPointAsThePictureReaches() {
    assertThat(Ratio.SQUARE.crop(1600, 960, new Focal(0.6, 0.5)))
        .isEqualTo(new Crop(480, 0, 960, 960));
    assertThat(Ratio.SQUARE.crop(1600, 960, new Focal(0, 0))).isEqualTo(new Crop(0, 0, 960, 960));
    assertThat(Ratio.SQUARE.crop(1600, 960, new Focal(1, 1))).isEqualTo(new Crop(640, 0, 960, 960));
    assertThat(Ratio.SQUARE.crop(960, 1600, new Focal(0.5, 0.25)))
        .isEqualTo(new Crop(0, 0, 960, 960));
  }

  @Test
  void knowsItsHeightAtAWidth() {
    assertThat(Ratio.SIXTEEN_TO_NINE.crop(1600, 960, MIDDLE).heightAt(640)).isEqualTo(360);
    assertThat(Ratio.FIVE_TO_THREE.crop(1600, 960, MIDDLE).heightAt(160)).isEqualTo(96);
  }

  @Test
  void namesTheRatiosThereAre() {
    assertThat(Ratio.named("5:3")).isEqualTo(Ratio.FIVE_TO_THREE);
    assertThatThrownBy(() -> Ratio.named("2:1"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("'ratio' is one of original, 5:3, 16:9, 4:3, 1:1.");
  }
}
