package dev.ilmyeon.media.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class ScalerTests {

  @Test
  void averagesTheAreaThatAPixelCovers() {
    BufferedImage image =
        image(4, 2, 0x000000, 0xffffff, 0xff0000, 0xff0000, 0xffffff, 0x000000, 0xff0000, 0xff0000);

    BufferedImage scaled = Scaler.scale(image, new Crop(0, 0, 4, 2), 2, 1);

    assertThat(scaled.getRGB(0, 0) & 0xffffff).isEqualTo(0x808080);
    assertThat(scaled.getRGB(1, 0) & 0xffffff).isEqualTo(0xff0000);
  }

  @Test
  void sharesPixelsThatLieAcross() {
    BufferedImage image = image(3, 1, 0x000000, 0x5a5a5a, 0xb4b4b4);

    BufferedImage scaled = Scaler.scale(image, new Crop(0, 0, 3, 1), 2, 1);

    assertThat(scaled.getRGB(0, 0) & 0xff).isEqualTo(0x1e);
    assertThat(scaled.getRGB(1, 0) & 0xff).isEqualTo(0x96);
  }

  @Test
  void leavesOutWhatIsCroppedAway() {
    BufferedImage image = image(3, 1, 0xff0000, 0x00ff00, 0x0000ff);

    BufferedImage scaled = Scaler.scale(image, new Crop(1, 0, 1, 1), 1, 1);

    assertThat(scaled.getRGB(0, 0) & 0xffffff).isEqualTo(0x00ff00);
  }

  private static BufferedImage image(int width, int height, int... pixels) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    return image;
  }
}
