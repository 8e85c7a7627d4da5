package dev.ilmyeon.gateway.federation.tape;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A key that is looked for often. It is compared eight bytes at a time: its first eight, of which a
 * shorter key masks out what follows it, and its last eight.
 */
public final class JsonKey {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private final long head;
  private final long mask;
  private final long tail;

  public JsonKey(String key) {
    bytes = key.getBytes(StandardCharsets.UTF_8);
    byte[] first = Arrays.copyOf(bytes, Long.BYTES);
    head = (long) LONG.get(first, 0);
    mask = bytes.length >= Long.BYTES ? -1L : (1L << bytes.length * Byte.SIZE) - 1;
    tail = bytes.length > Long.BYTES ? (long) LONG.get(bytes, bytes.length - Long.BYTES) : head;
  }

  int length() {
    return bytes.length;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Whether this key stands at a place; it must be known that one of its length does. */
  boolean isAt(byte[] json, int start) {
    int length = bytes.length;
    if (start + Long.BYTES > json.length) {
      return Arrays.equals(json, start, start + length, bytes, 0, length);
    }
    if (((long) LONG.get(json, start) & mask) != head) {
      return false;
    }
    return length <= Long.BYTES
        || (long) LONG.get(json, start + length - Long.BYTES) == tail
            && (length <= 2 * Long.BYTES
                || Arrays.equals(json, start, start + length, bytes, 0, length));
  }
}
