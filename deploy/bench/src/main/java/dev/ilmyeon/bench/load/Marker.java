package dev.ilmyeon.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A number that makes each request another one: {@code uniq00000000}, wherever it stands in a
 * request (and so in what the gateway makes of it). Bytes with the digits at zero are what is kept
 * and compared.
 */
public final class Marker {

  public static final String ZERO = "uniq00000000";

  private static final byte[] PREFIX = "uniq".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGITS = 8;
  private static final int[] NONE = {};

  private Marker() {}

  /** Where the digits of the markers begin in {@code bytes[from, to)}. */
  public static int[] positions(byte[] bytes, int from, int to) {
    int[] found = NONE;
    for (int i = from; i + PREFIX.length + DIGITS <= to; i++) {
      if (bytes[i] == 'u' && isMarker(bytes, i)) {
        found = Arrays.copyOf(found, found.length + 1);
        found[found.length - 1] = i + PREFIX.length;
        i += PREFIX.length + DIGITS - 1;
      }
    }
    return found;
  }

  private static boolean isMarker(byte[] bytes, int at) {
    if (bytes[at + 1] != 'n' || bytes[at + 2] != 'i' || bytes[at + 3] != 'q') {
      return false;
    }
    for (int i = at + PREFIX.length; i < at + PREFIX.length + DIGITS; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return true;
  }

  public static int read(byte[] bytes, int position) {
    int number = 0;
    for (int i = 0; i < DIGITS; i++) {
      number = number * 10 + bytes[position + i] - '0';
    }
    return number;
  }

  public static void write(byte[] bytes, int[] positions, int number) {
    for (int position : positions) {
      int rest = number;
      for (int i = DIGITS - 1; i >= 0; i--) {
        bytes[position + i] = (byte) ('0' + rest % 10);
        rest /= 10;
      }
    }
  }
}
