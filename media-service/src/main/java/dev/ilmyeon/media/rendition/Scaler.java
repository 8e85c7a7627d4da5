package dev.ilmyeon.media.rendition;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * Scales down by averaging: each new pixel is the mean of the area that it covers, in shares of
 * pixels. Neither aliases nor rings.
 */
final class Scaler {

  private Scaler() {}

  static BufferedImage scale(BufferedImage image, Crop crop, int width, int height) {
    int[] source = new int[crop.width()];
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    float[] sums = new float[width * 3];
    int[] line = new int[width];
    double step = (double) crop.height() / height;
    for (int row = 0; row < height; row++) {
      Arrays.fill(sums, 0);
      double top = row * step;
      double bottom = Math.min(crop.height(), top + step);
      for (int y = (int) top; y < bottom; y++) {
        float share = (float) (Math.min(y + 1, bottom) - Math.max(y, top));
        image.getRGB(crop.x(), crop.y() + y, crop.width(), 1, source, 0, crop.width());
        add(source, sums, width, share);
      }
      float area = (float) (step * crop.width() / width);
      for (int column = 0; column < width; column++) {
        line[column] =
            channel(sums[column * 3] / area) << 16
                | channel(sums[column * 3 + 1] / area) << 8
                | channel(sums[column * 3 + 2] / area);
      }
      scaled.setRGB(0, row, width, 1, line, 0, width);
    }
    return scaled;
  }

  private static void add(int[] source, float[] sums, int width, float share) {
    double step = (double) source.length / width;
    for (int column = 0; column < width; column++) {
      double left = column * step;
      double right = Math.min(source.length, left + step);
      for (int x = (int) left; x < right; x++) {
        float weight = share * (float) (Math.min(x + 1, right) - Math.max(x, left));
        int pixel = source[x];
        sums[column * 3] += weight * (pixel >> 16 & 0xff);
        sums[column * 3 + 1] += weight * (pixel >> 8 & 0xff);
        sums[column * 3 + 2] += weight * (pixel & 0xff);
      }
    }
  }

  private static int channel(float mean) {
    return Math.clamp(Math.round(mean), 0, 255);
  }
}
