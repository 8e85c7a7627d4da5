package dev.ilmyeon.media.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Walks through the chunks of a WebP (RFC 9649): one picture, still. */
final class WebpInspector {

  private static final int ANIMATION = 0x02;
  private static final int MOST_PROFILE = 4 * 1024 * 1024;

  private final ByteReader file;
  private int width;
  private int height;
  private boolean pixels;
  private int orientation = 1;
  private byte @Nullable [] profile;

  private WebpInspector(byte[] bytes) {
    this.file = new ByteReader(bytes);
  }

  static boolean is(byte[] bytes) {
    ByteReader file = new ByteReader(bytes);
    return file.startsWith(0, "RIFF".getBytes(StandardCharsets.US_ASCII))
        && file.startsWith(8, "WEBP".getBytes(StandardCharsets.US_ASCII));
  }

  static Inspected inspect(byte[] bytes, Limits limits) throws RefusedException {
    return new WebpInspector(bytes).walk(limits);
  }

  private Inspected walk(Limits limits) throws RefusedException {
    long end = file.little32(4) + 8;
    file.require(0, end);
    long at = 12;
    while (at + 8 <= end) {
      String name = file.name(at);
      long length = file.little32(at + 4);
      file.require(at + 8, length);
      chunk(name, at + 8, (int) length);
      at += 8 + length + (length & 1);
    }
    if (!pixels) {
      throw new RefusedException(Refusal.BROKEN);
    }
    limits.check(width, height);
    return new Inspected(
        Inspected.Kind.WEBP,
        width,
        height,
        orientation,
        profile,
        Arrays.copyOf(file.bytes(), (int) end));
  }

  private void chunk(String name, long at, int length) throws RefusedException {
    switch (name) {
      case "VP8X" -> {
        if ((file.u8(at) & ANIMATION) != 0) {
          throw new RefusedException(Refusal.ANIMATED);
        }
        size(file.little24(at + 4) + 1, file.little24(at + 7) + 1);
      }
      case "ANIM", "ANMF" -> throw new RefusedException(Refusal.ANIMATED);
      case "VP8 " -> {
        size(file.little16(at + 6) & 0x3fff, file.little16(at + 8) & 0x3fff);
        pixels = true;
      }
      case "VP8L" -> {
        long bits = file.little32(at + 1);
        size((int) (bits & 0x3fff) + 1, (int) (bits >> 14 & 0x3fff) + 1);
        pixels = true;
      }
      case "ICCP" -> {
        if (length <= MOST_PROFILE) {
          profile = Arrays.copyOfRange(file.bytes(), (int) at, (int) at + length);
        }
      }
      case "EXIF" -> orientation = ExifOrientation.of(file.bytes(), (int) at, length);
      default -> {}
    }
  }

  /** What is said twice is said alike. */
  private void size(int wide, int high) throws RefusedException {
    if (width != 0 && (width != wide || height != high)) {
      throw new RefusedException(Refusal.BROKEN);
    }
    width = wide;
    height = high;
  }
}
