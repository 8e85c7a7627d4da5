package dev.ilmyeon.media.intake;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings decoded pixels into the one form that is kept: opaque, in sRGB, upright. */
final class Pixels {

  private static final Logger log = LoggerFactory.getLogger(Pixels.class);
  private static final int WHITE = 0xffffff;

  private Pixels() {}

  /** Three bytes a pixel, on white where the picture is transparent. */
  static BufferedImage opaque(BufferedImage image) {
    if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
      return image;
    }
    int width = image.getWidth();
    BufferedImage opaque =
        new BufferedImage(width, image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    boolean transparent = image.getColorModel().hasAlpha();
    int[] line = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, line, 0, width);
      if (transparent) {
        for (int x = 0; x < width; x++) {
          line[x] = onWhite(line[x]);
        }
      }
      opaque.setRGB(0, y, width, 1, line, 0, width);
    }
    return opaque;
  }

  /** The same colours by sRGB's numbers; a profile that is none is taken for sRGB. */
  static BufferedImage inSrgb(BufferedImage image, byte @Nullable [] profile) {
    ColorSpace space = profile == null ? null : space(profile, ColorSpace.TYPE_RGB);
    if (space == null || space.isCS_sRGB()) {
      return image;
    }
    ComponentColorModel model =
        new ComponentColorModel(space, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
    BufferedImage profiled = new BufferedImage(model, image.getRaster(), false, null);
    BufferedImage converted =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    new ColorConvertOp(null).filter(profiled, converted);
    return converted;
  }

  /** That of a profile; null if it is none, or one of another type. */
  static @Nullable ColorSpace space(byte[] bytes, int type) {
    try {
      ICC_Profile profile = ICC_Profile.getInstance(bytes);
      return profile.getColorSpaceType() == type ? new ICC_ColorSpace(profile) : null;
    } catch (RuntimeException e) {
      log.debug("A colour profile that is none", e);
      return null;
    }
  }

  /** Turned as its EXIF orientation says (Exif 2.32, section 4.6.4). */
  static BufferedImage upright(BufferedImage image, int orientation) {
    if (orientation == 1) {
      return image;
    }
    int width = image.getWidth();
    int height = image.getHeight();
    boolean sideways = orientation >= 5;
    BufferedImage turned =
        new BufferedImage(
            sideways ? height : width, sideways ? width : height, BufferedImage.TYPE_3BYTE_BGR);
    byte[] from = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    byte[] to = ((DataBufferByte) turned.getRaster().getDataBuffer()).getData();
    int row = turned.getWidth();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = (y * width + x) * 3;
        int target =
            3
                * switch (orientation) {
                  case 2 -> y * row + (width - 1 - x);
                  case 3 -> (height - 1 - y) * row + (width - 1 - x);
                  case 4 -> (height - 1 - y) * row + x;
                  case 5 -> x * row + y;
                  case 6 -> x * row + (height - 1 - y);
                  case 7 -> (width - 1 - x) * row + (height - 1 - y);
                  default -> (width - 1 - x) * row + y;
                };
        to[target] = from[at];
        to[target + 1] = from[at + 1];
        to[target + 2] = from[at + 2];
      }
    }
    return turned;
  }

  private static int onWhite(int pixel) {
    int alpha = pixel >>> 24;
    if (alpha == 255) {
      return pixel;
    }
    int blended = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int channel = pixel >> shift & 0xff;
      int white = WHITE >> shift & 0xff;
      blended |= (channel * alpha + white * (255 - alpha) + 127) / 255 << shift;
    }
    return blended;
  }
}
