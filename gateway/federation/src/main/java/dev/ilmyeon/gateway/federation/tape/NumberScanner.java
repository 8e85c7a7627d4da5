package dev.ilmyeon.gateway.federation.tape;

import dev.ilmyeon.gateway.federation.error.JsonException;

/** Finds the end of a JSON number and proves its form (RFC 8259, section 6). */
final class NumberScanner {

  /** Set in the result of {@link #scan} where the number has a fraction or an exponent. */
  static final long FRACTIONAL = 1L << 32;

  private NumberScanner() {}

  /** Scans from the first byte; returns the offset after the last, plus {@link #FRACTIONAL}. */
  static long scan(byte[] bytes, int start, int end) {
    int at = start;
    if (bytes[at] == '-') {
      at++;
    }
    if (at < end && bytes[at] == '0') {
      at++;
    } else {
      at = digits(bytes, at, end);
    }
    long fractional = 0;
    if (at < end && bytes[at] == '.') {
      fractional = FRACTIONAL;
      at = digits(bytes, at + 1, end);
    }
    if (at < end && (bytes[at] | 0x20) == 'e') {
      fractional = FRACTIONAL;
      at++;
      if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
        at++;
      }
      at = digits(bytes, at, end);
    }
    return at | fractional;
  }

  private static int digits(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    if (at == from) {
      throw new JsonException("Expected a digit", at);
    }
    return at;
  }
}
