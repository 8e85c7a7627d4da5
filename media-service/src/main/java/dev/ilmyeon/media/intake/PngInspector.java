package dev.ilmyeon.media.intake;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the chunks of a PNG (W3C PNG, third edition) and keeps those that the pixels follow
 * from: texts, which may inflate to anything, are left out.
 */
final class PngInspector {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final Set<String> ESSENTIAL = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
  private static final int MOST_PROFILE = 4 * 1024 * 1024;

  private final ByteReader file;
  private final Limits limits;
  private final ByteArrayOutputStream essence = new ByteArrayOutputStream();
  private int width;
  private int height;
  private byte @Nullable [] profile;
  private int orientation = 1;

  private PngInspector(byte[] bytes, Limits limits) {
    this.file = new ByteReader(bytes);
    this.limits = limits;
  }

  static boolean is(byte[] bytes) {
    return new ByteReader(bytes).startsWith(0, SIGNATURE);
  }

  static Inspected inspect(byte[] bytes, Limits limits) throws RefusedException {
    return new PngInspector(bytes, limits).walk();
  }

  private Inspected walk() throws RefusedException {
    essence.writeBytes(SIGNATURE);
    long at = SIGNATURE.length;
    while (true) {
      long length = file.u32(at);
      String name = file.name(at + 4);
      file.require(at, length + 12);
      chunk(name, at, (int) length);
      if (name.equals("IEND")) {
        return new Inspected(
            Inspected.Kind.PNG, width, height, orientation, profile, essence.toByteArray());
      }
      at += length + 12;
    }
  }

  private void chunk(String name, long at, int length) throws RefusedException {
    if ((width == 0) != name.equals("IHDR")) {
      throw new RefusedException(Refusal.BROKEN);
    }
    switch (name) {
      case "IHDR" -> header(at + 8, length);
      case "acTL" -> throw new RefusedException(Refusal.ANIMATED);
      case "iCCP" -> profile = inflate(at + 8, length);
      case "eXIf" -> orientation = ExifOrientation.of(file.bytes(), (int) at + 8, length);
      default -> {}
    }
    if (ESSENTIAL.contains(name)) {
      essence.write(file.bytes(), (int) at, length + 12);
    }
  }

  private void header(long at, int length) throws RefusedException {
    if (length != 13) {
      throw new RefusedException(Refusal.BROKEN);
    }
    long wide = file.u32(at);
    long high = file.u32(at + 4);
    limits.check(wide, high);
    width = (int) wide;
    height = (int) high;
  }

  /** A name, a zero, the method 0, then the deflated profile; one that is none is ignored. */
  private byte @Nullable [] inflate(long at, int length) throws RefusedException {
    int start = 0;
    while (start < length && start < 80 && file.u8(at + start) != 0) {
      start++;
    }
    start += 2;
    if (start >= length) {
      return null;
    }
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(file.bytes(), (int) at + start, length - start);
      byte[] inflated = new byte[MOST_PROFILE];
      int size = 0;
      while (!inflater.finished() && size < inflated.length) {
        int more = inflater.inflate(inflated, size, inflated.length - size);
        if (more == 0) {
          return null;
        }
        size += more;
      }
      return inflater.finished() ? Arrays.copyOf(inflated, size) : null;
    } catch (DataFormatException e) {
      return null;
    }
  }
}
