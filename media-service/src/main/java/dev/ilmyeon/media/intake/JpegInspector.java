package dev.ilmyeon.media.intake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the segments of a JPEG (ITU-T T.81, annex B) and keeps those that the pixels follow
 * from. EXIF (its orientation is read), XMP, thumbnails, comments and what stands behind the end
 * are left out.
 */
final class JpegInspector {

  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.ISO_8859_1);
  private static final int NONE = -1;
  private static final int MOST_SCANS = 100;
  private static final int MOST_PROFILE = 4 * 1024 * 1024;

  private final ByteReader file;
  private final Limits limits;
  private final ByteArrayOutputStream essence = new ByteArrayOutputStream();
  private final TreeMap<Integer, byte[]> profile = new TreeMap<>();
  private int profileSize;
  private int width;
  private int height;
  private int components;
  private int orientation = 1;
  private int transform = NONE;
  private int scans;

  private JpegInspector(byte[] bytes, Limits limits) {
    this.file = new ByteReader(bytes);
    this.limits = limits;
  }

  static boolean is(byte[] bytes) {
    return new ByteReader(bytes).startsWith(0, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});
  }

  static Inspected inspect(byte[] bytes, Limits limits) throws RefusedException {
    return new JpegInspector(bytes, limits).walk();
  }

  private Inspected walk() throws RefusedException {
    keep(0, 2);
    long at = 2;
    while (true) {
      if (file.u8(at) != 0xff) {
        throw new RefusedException(Refusal.BROKEN);
      }
      int marker = file.u8(at + 1);
      if (marker == 0xff) {
        at++;
      } else if (marker == 0xd9) {
        keep(at, 2);
        return result();
      } else {
        at = segment(marker, at);
      }
    }
  }

  /** One segment and, of a scan, the coded data behind it; where the next begins. */
  private long segment(int marker, long at) throws RefusedException {
    int length = file.u16(at + 2);
    if (length < 2) {
      throw new RefusedException(Refusal.BROKEN);
    }
    file.require(at + 2, length);
    long next = at + 2 + length;
    switch (marker) {
      case 0xc0, 0xc1, 0xc2 -> frame(at, length);
      case 0xc4, 0xdb, 0xdd -> keep(at, length + 2);
      case 0xee -> {
        adobe(at + 4, length - 2);
        keep(at, length + 2);
      }
      case 0xda -> {
        long end = endOfScan(next);
        keep(at, end - at);
        return end;
      }
      case 0xe0 -> {
        if (file.startsWith(at + 4, "JFIF\0".getBytes(StandardCharsets.ISO_8859_1))) {
          keep(at, length + 2);
        }
      }
      case 0xe1 -> exif(at + 4, length - 2);
      case 0xe2 -> icc(at + 4, length - 2);
      default -> {
        if (marker < 0xe0 || (marker > 0xef && marker != 0xfe)) {
          // Lossless, hierarchical and arithmetic coding, and what nobody writes.
          throw new RefusedException(Refusal.NO_PICTURE);
        }
      }
    }
    return next;
  }

  private void frame(long at, int length) throws RefusedException {
    if (width != 0 || length < 8) {
      throw new RefusedException(Refusal.BROKEN);
    }
    components = file.u8(at + 9);
    if (file.u8(at + 4) != 8 || (components != 1 && components != 3 && components != 4)) {
      throw new RefusedException(Refusal.NOT_RGB);
    }
    height = file.u16(at + 5);
    width = file.u16(at + 7);
    if (components == 4) {
      limits.checkInks(width, height);
    } else {
      limits.check(width, height);
    }
    keep(at, length + 2);
  }

  /** Behind the coded data, whose FFs are followed by 00 or are restart markers. */
  private long endOfScan(long start) throws RefusedException {
    if (width == 0) {
      throw new RefusedException(Refusal.BROKEN);
    }
    if (++scans > MOST_SCANS) {
      throw new RefusedException(Refusal.TOO_INTRICATE);
    }
    byte[] bytes = file.bytes();
    for (int at = (int) start; at + 1 < bytes.length; at++) {
      if (bytes[at] == (byte) 0xff) {
        int next = bytes[at + 1] & 0xff;
        if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
          return at;
        }
      }
    }
    throw new RefusedException(Refusal.BROKEN);
  }

  /** How colours were transformed (Adobe technical note 5116, section 18). */
  private void adobe(long at, int length) throws RefusedException {
    if (length >= 12 && file.startsWith(at, ADOBE)) {
      transform = file.u8(at + 11);
    }
  }

  private void exif(long at, int length) {
    if (length > EXIF.length && file.startsWith(at, EXIF)) {
      orientation = ExifOrientation.of(file.bytes(), (int) at + EXIF.length, length - EXIF.length);
    }
  }

  /** A profile comes in numbered parts (ICC.1:2022, annex B.4). */
  private void icc(long at, int length) throws RefusedException {
    int head = ICC.length + 2;
    if (length <= head || !file.startsWith(at, ICC)) {
      return;
    }
    profileSize += length - head;
    if (profileSize > MOST_PROFILE) {
      throw new RefusedException(Refusal.TOO_INTRICATE);
    }
    byte[] part = new byte[length - head];
    System.arraycopy(file.bytes(), (int) at + head, part, 0, part.length);
    profile.put(file.u8(at + ICC.length), part);
  }

  private Inspected result() throws RefusedException {
    if (scans == 0) {
      throw new RefusedException(Refusal.BROKEN);
    }
    return new Inspected(kind(), width, height, orientation, profile(), essence.toByteArray());
  }

  /** What inks look like their profile alone tells. */
  private Inspected.Kind kind() throws RefusedException {
    if (components != 4) {
      return Inspected.Kind.JPEG;
    }
    if (profile.isEmpty() || (transform != 0 && transform != 2)) {
      throw new RefusedException(Refusal.NOT_RGB);
    }
    return transform == 0 ? Inspected.Kind.CMYK : Inspected.Kind.YCCK;
  }

  private byte @Nullable [] profile() {
    if (profile.isEmpty()) {
      return null;
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    profile.values().forEach(whole::writeBytes);
    return whole.toByteArray();
  }

  private void keep(long at, long length) throws RefusedException {
    file.require(at, length);
    essence.write(file.bytes(), (int) at, (int) length);
  }
}
