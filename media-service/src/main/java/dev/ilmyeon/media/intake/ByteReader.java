package dev.ilmyeon.media.intake;

import java.nio.charset.StandardCharsets;

/** Reads numbers and names of a file; what lies behind its end means that it is cut off. */
record ByteReader(byte[] bytes) {

  int u8(long at) throws RefusedException {
    if (at < 0 || at >= bytes.length) {
      throw new RefusedException(Refusal.BROKEN);
    }
    return bytes[(int) at] & 0xff;
  }

  int u16(long at) throws RefusedException {
    return u8(at) << 8 | u8(at + 1);
  }

  long u32(long at) throws RefusedException {
    return (long) u16(at) << 16 | u16(at + 2);
  }

  int little16(long at) throws RefusedException {
    return u8(at) | u8(at + 1) << 8;
  }

  int little24(long at) throws RefusedException {
    return little16(at) | u8(at + 2) << 16;
  }

  long little32(long at) throws RefusedException {
    return little16(at) | (long) little16(at + 2) << 16;
  }

  /** Four letters. */
  String name(long at) throws RefusedException {
    require(at, 4);
    return new String(bytes, (int) at, 4, StandardCharsets.ISO_8859_1);
  }

  boolean startsWith(long at, byte[] sign) {
    if (at < 0 || at + sign.length > bytes.length) {
      return false;
    }
    for (int i = 0; i < sign.length; i++) {
      if (bytes[(int) at + i] != sign[i]) {
        return false;
      }
    }
    return true;
  }

  void require(long at, long length) throws RefusedException {
    if (at < 0 || length < 0 || at + length > bytes.length) {
      throw new RefusedException(Refusal.BROKEN);
    }
  }
}
