package dev.ilmyeon.media.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/**
 * What stands for a picture until it is there.
 *
 * @param dominantColor its average as {@code #rrggbb}
 * @param placeholder {@value #COLUMNS} by {@value #ROWS} pixels of it, as a data URI
 */
public record Preview(String dominantColor, String placeholder) {

  private static final int COLUMNS = 10;
  private static final int ROWS = 6;

  /** The preview of pixels {@code 0xRRGGBB}, at least as many as it has itself. */
  public static Preview of(int[] pixels, int width, int height) {
    BufferedImage small = new BufferedImage(COLUMNS, ROWS, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        int average =
            average(
                pixels,
                width,
                column * width / COLUMNS,
                row * height / ROWS,
                (column + 1) * width / COLUMNS,
                (row + 1) * height / ROWS);
        small.setRGB(column, row, average);
      }
    }
    return new Preview(
        "#%06x".formatted(average(pixels, width, 0, 0, width, height)),
        "data:image/png;base64," + Base64.getEncoder().encodeToString(png(small)));
  }

  private static int average(int[] pixels, int width, int left, int top, int right, int bottom) {
    long r = 0;
    long g = 0;
    long b = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int pixel = pixels[y * width + x];
        r += pixel >> 16 & 0xff;
        g += pixel >> 8 & 0xff;
        b += pixel & 0xff;
      }
    }
    int count = (right - left) * (bottom - top);
    return (int) (r / count) << 16 | (int) (g / count) << 8 | (int) (b / count);
  }

  private static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
