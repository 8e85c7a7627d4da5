package dev.ilmyeon.gateway.federation.tape;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Ranges of bytes in an array. */
public final class Slices {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private Slices() {}

  /** A hash of the bytes from {@code from} to {@code to}; eight at a time, the last ones twice. */
  public static int hash(byte[] bytes, int from, int to) {
    long hash = to - from;
    int last = to - Long.BYTES;
    if (last >= from) {
      for (int at = from; at < last; at += Long.BYTES) {
        hash = (hash ^ (long) LONG.get(bytes, at)) * PRIME;
        hash ^= hash >>> 32;
      }
      hash = (hash ^ (long) LONG.get(bytes, last)) * PRIME;
    } else {
      for (int at = from; at < to; at++) {
        hash = hash << 8 | bytes[at] & 0xFF;
      }
      hash = (hash ^ to - from) * PRIME;
    }
    return (int) (hash >>> 32);
  }
}
