package dev.ilmyeon.media.intake;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * From the four inks of a picture that was made for print to sRGB, by the profile that came with
 * it: agencies send such pictures. A few lines at a time, since it takes seven bytes a pixel.
 */
final class Inks {

  private static final int LINES = 64;

  private Inks() {}

  /**
   * {@code stored}: as they stand in the file.
   *
   * @throws RefusedException if the profile is not one of inks
   */
  static BufferedImage inSrgb(Raster stored, Inspected inspected) throws RefusedException {
    byte[] profile = inspected.profile();
    ColorSpace space = profile == null ? null : Pixels.space(profile, ColorSpace.TYPE_CMYK);
    if (space == null || stored.getNumBands() != 4) {
      throw new RefusedException(Refusal.NOT_RGB);
    }
    ComponentColorModel model =
        new ComponentColorModel(space, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
    int width = stored.getWidth();
    int height = stored.getHeight();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    ColorConvertOp conversion = new ColorConvertOp(null);
    int[] line = new int[width * 4];
    for (int top = 0; top < height; top += LINES) {
      int lines = Math.min(LINES, height - top);
      WritableRaster inks = model.createCompatibleWritableRaster(width, lines);
      for (int y = 0; y < lines; y++) {
        stored.getPixels(0, top + y, width, 1, line);
        amounts(line, inspected.kind() == Inspected.Kind.YCCK);
        inks.setPixels(0, y, width, 1, line);
      }
      conversion.filter(
          new BufferedImage(model, inks, false, null), image.getSubimage(0, top, width, lines));
    }
    return image;
  }

  /**
   * How much of each ink there is. Adobe's programs store how much there is not; and where they
   * transform, they transform what there is.
   */
  private static void amounts(int[] line, boolean transformed) {
    for (int at = 0; at < line.length; at += 4) {
      if (transformed) {
        int y = line[at];
        int cb = line[at + 1] - 128;
        int cr = line[at + 2] - 128;
        line[at] = clamped(y + 1.402f * cr);
        line[at + 1] = clamped(y - 0.344136f * cb - 0.714136f * cr);
        line[at + 2] = clamped(y + 1.772f * cb);
      } else {
        line[at] = 255 - line[at];
        line[at + 1] = 255 - line[at + 1];
        line[at + 2] = 255 - line[at + 2];
      }
      line[at + 3] = 255 - line[at + 3];
    }
  }

  private static int clamped(float value) {
    return Math.clamp(Math.round(value), 0, 255);
  }
}
