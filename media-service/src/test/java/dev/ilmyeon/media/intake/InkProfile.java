package dev.ilmyeon.media.intake;

import java.awt.color.ColorSpace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A profile of four ideal inks (ICC.1:2001-04): a table of what each mixture of all or nothing of
 * them looks like, between which programs interpolate.
 */
final class InkProfile {

  private static final int HEADER = 128;
  private static final int TABLE = HEADER + 4 + 12;
  private static final int TABLE_SIZE = 48 + 4 * 256 + 16 * 3 + 3 * 256;
  private static final float[] D50 = {0.9642f, 1, 0.8249f};

  private InkProfile() {}

  static byte[] bytes() {
    ByteBuffer out = ByteBuffer.allocate(TABLE + TABLE_SIZE);
    out.putInt(out.capacity()).putInt(0).putInt(0x02100000);
    text(out, "prtrCMYKLab ");
    out.putShort((short) 2024)
        .putShort((short) 7)
        .putShort((short) 26)
        .putInt(0)
        .putShort((short) 0);
    text(out, "acsp");
    out.position(68).putInt(0xf6d6).putInt(0x10000).putInt(0xd32d);
    out.position(HEADER).putInt(1);
    text(out, "A2B0");
    out.putInt(TABLE).putInt(TABLE_SIZE);
    text(out, "mft1");
    out.putInt(0).put((byte) 4).put((byte) 3).put((byte) 2).put((byte) 0);
    for (int i = 0; i < 9; i++) {
      out.putInt(i % 4 == 0 ? 0x10000 : 0);
    }
    ramps(out, 4);
    for (int mixture = 0; mixture < 16; mixture++) {
      out.put(lab(mixture));
    }
    ramps(out, 3);
    return out.array();
  }

  /** The highest bit is all of the cyan, the lowest all of the black. */
  private static byte[] lab(int mixture) {
    float paper = (mixture & 1) == 0 ? 1 : 0;
    float[] xyz =
        ColorSpace.getInstance(ColorSpace.CS_sRGB)
            .toCIEXYZ(
                new float[] {
                  (mixture & 8) == 0 ? paper : 0,
                  (mixture & 4) == 0 ? paper : 0,
                  (mixture & 2) == 0 ? paper : 0
                });
    double x = root(xyz[0] / D50[0]);
    double y = root(xyz[1] / D50[1]);
    double z = root(xyz[2] / D50[2]);
    return new byte[] {
      share((116 * y - 16) * 2.55), share(500 * (x - y) + 128), share(200 * (y - z) + 128)
    };
  }

  private static double root(double share) {
    return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16.0 / 116;
  }

  private static byte share(double value) {
    return (byte) Math.clamp(Math.round(value), 0, 255);
  }

  private static void ramps(ByteBuffer out, int count) {
    for (int i = 0; i < count * 256; i++) {
      out.put((byte) i);
    }
  }

  private static void text(ByteBuffer out, String text) {
    out.put(text.getBytes(StandardCharsets.US_ASCII));
  }
}
