package dev.ilmyeon.media.original;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;

/** The colours of a JPEG (JFIF 1.02: ITU-R BT.601 in all of 0 to 255). */
final class YCbCr {

  private YCbCr() {}

  /** One band is grey. */
  static BufferedImage toRgb(Raster samples) throws IOException {
    int bands = samples.getNumBands();
    if (bands != 1 && bands != 3) {
      throw new IOException("An original has one band or three, not " + bands);
    }
    int width = samples.getWidth();
    BufferedImage image = new BufferedImage(width, samples.getHeight(), BufferedImage.TYPE_INT_RGB);
    int[] line = new int[width * bands];
    int[] pixels = new int[width];
    for (int y = 0; y < samples.getHeight(); y++) {
      samples.getPixels(0, y, width, 1, line);
      for (int x = 0; x < width; x++) {
        pixels[x] =
            bands == 1
                ? line[x] * 0x010101
                : rgb(line[x * 3], line[x * 3 + 1] - 128, line[x * 3 + 2] - 128);
      }
      image.setRGB(0, y, width, 1, pixels, 0, width);
    }
    return image;
  }

  private static int rgb(int y, int cb, int cr) {
    int red = channel(y + 1.402f * cr);
    int green = channel(y - 0.344136f * cb - 0.714136f * cr);
    int blue = channel(y + 1.772f * cb);
    return red << 16 | green << 8 | blue;
  }

  private static int channel(float value) {
    return Math.clamp(Math.round(value), 0, 255);
  }
}
