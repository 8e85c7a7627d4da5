package dev.ilmyeon.gateway.server.upstream;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.TooLongFrameException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that come piece by piece, up to a limit. */
final class Bytes {

  private static final int FIRST = 256;

  private final int limit;
  private byte[] bytes = new byte[FIRST];
  private int length;

  Bytes(int limit) {
    this.limit = limit;
  }

  int length() {
    return length;
  }

  byte at(int index) {
    return bytes[index];
  }

  /** Takes them from the part; throws {@link TooLongFrameException}. */
  void add(ByteBuf part, int count) {
    reserve(count);
    part.readBytes(bytes, length, count);
    length += count;
  }

  void add(Bytes other, int from) {
    int count = other.length - from;
    reserve(count);
    System.arraycopy(other.bytes, from, bytes, length, count);
    length += count;
  }

  void add(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
  }

  private void reserve(int count) {
    if (count > limit - length) {
      throw new TooLongFrameException("more than %d bytes".formatted(limit));
    }
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
    }
  }

  /** As UTF-8. */
  String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  void clear() {
    length = 0;
  }

  /** All of them; none are left. */
  byte[] take() {
    byte[] all = Arrays.copyOf(bytes, length);
    length = 0;
    return all;
  }
}
