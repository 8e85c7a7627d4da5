package dev.ilmyeon.gateway.federation.tape;

import dev.ilmyeon.gateway.federation.error.JsonException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the end of a JSON string and proves it valid on the way: no raw control characters, escapes
 * as RFC 8259 has them, well-formed UTF-8 (Unicode, table 3-7).
 *
 * <p>Eight bytes at a time: a byte needs a look if it is a quote, a backslash or below 0x20. {@code
 * (w ^ QUOTES) - ONES} sets the top bit of each ASCII byte that was a quote; likewise the others. A
 * borrow can only start in a byte that is itself a hit, so the lowest top bit is always right, and
 * only the lowest is used.
 *
 * <p>Characters of three bytes, which Korean has between single spaces, are not worth a branch
 * each; eight bytes of them are checked at once too. Shifting a word left by n brings bit 7 - n of
 * each byte to its top bit, so that the bytes of a kind are a few operations: {@code 1110....}
 * leads three bytes, {@code 10......} continues. All is well if just those bytes continue that
 * stand one or two after such a lead, and if E0 is not followed by 80..9F (too long a form) and ED
 * not by A0..BF (half a surrogate pair). What a word leaves unfinished is carried to the next.
 * Whatever else there is, other leads and faults, is looked at byte by byte.
 */
final class StringScanner {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = ONES << 7;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long SPACES = ONES * ' ';

  /** Set in the result of {@link #scan} where the string has an escape. */
  static final long ESCAPED = 1L << 32;

  private StringScanner() {}

  /**
   * Scans from {@code start}, the byte after the opening quote.
   *
   * @return the offset of the closing quote, plus {@link #ESCAPED}
   */
  static long scan(byte[] bytes, int start, int end) {
    long escaped = 0;
    int at = start;
    while (true) {
      at = skipPlain(bytes, at, end);
      if (at >= end) {
        throw new JsonException("Unterminated string", end);
      }
      byte found = bytes[at];
      if (found == '"') {
        return at | escaped;
      }
      if (found == '\\') {
        escaped = ESCAPED;
        at = skipEscape(bytes, at, end);
      } else if (found < 0) {
        at = skipCharacter(bytes, at, end);
      } else if (found >= ' ') {
        at++;
      } else {
        throw new JsonException("Control character in a string", at);
      }
    }
  }

  /** To the next character that needs a look (or one shortly before it), or the end. */
  private static int skipPlain(byte[] bytes, int from, int end) {
    int at = from;
    // Of the word before this one, in top bits: leads of three bytes, and which are E0 or ED.
    long leadsBefore = 0;
    long e0Before = 0;
    long edBefore = 0;
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      long word = (long) LONG.get(bytes, at);
      long quotes = word ^ QUOTES;
      long backslashes = word ^ BACKSLASHES;
      long high = word & TOPS;
      if (high == 0 && leadsBefore >>> 48 == 0) {
        long hits = (quotes - ONES | backslashes - ONES | word - SPACES) & TOPS;
        if (hits != 0) {
          return at + (Long.numberOfTrailingZeros(hits) >>> 3);
        }
        continue;
      }
      long bit5 = word << 2;
      long leads = high & word << 1 & bit5 & ~(word << 3);
      long e0 = leads & ~(word << 4 | word << 5 | word << 6 | word << 7);
      long ed = leads & word << 4 & word << 5 & ~(word << 6) & word << 7;
      long expected = leads << 8 | leads << 16 | leadsBefore >>> 56 | leadsBefore >>> 48;
      long wrong =
          high & ~(word << 1) ^ expected
              | (e0 << 8 | e0Before >>> 56) & ~bit5
              | (ed << 8 | edBefore >>> 56) & bit5;
      long otherLeads = high & word << 1 & ~leads;
      long specials =
          (quotes - ONES & ~quotes | backslashes - ONES & ~backslashes | word - SPACES & ~word)
              & TOPS;
      long hit = Long.lowestOneBit(otherLeads | specials);
      if ((wrong & (hit | hit - 1)) != 0) {
        return at - unfinished(leadsBefore);
      }
      if (hit != 0) {
        return at + (Long.numberOfTrailingZeros(hit) >>> 3);
      }
      leadsBefore = leads;
      e0Before = e0;
      edBefore = ed;
    }
    if (leadsBefore >>> 48 != 0) {
      return at - unfinished(leadsBefore);
    }
    while (at < end && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
      at++;
    }
    return at;
  }

  /** How many bytes at the end of a word begin a character that goes on after it. */
  private static int unfinished(long leads) {
    return leads >>> 56 != 0 ? 1 : leads >>> 48 != 0 ? 2 : 0;
  }

  private static int skipEscape(byte[] bytes, int backslash, int end) {
    int at = backslash + 1;
    if (at >= end) {
      throw new JsonException("Unterminated string", end);
    }
    switch (bytes[at]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
        return at + 1;
      }
      case 'u' -> {
        for (int digit = at + 1; digit <= at + 4; digit++) {
          if (digit >= end) {
            throw new JsonException("Unterminated string", end);
          }
          if (Character.digit(bytes[digit], 16) < 0) {
            throw new JsonException("Bad \\u escape", digit);
          }
        }
        return at + 5;
      }
      default -> throw new JsonException("Unknown escape", at);
    }
  }

  /** Over one character of two to four bytes. */
  private static int skipCharacter(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xFF;
    int low = 0x80;
    int high = 0xBF;
    int length;
    if (lead >= 0xE1 && lead <= 0xEC) {
      length = 3;
    } else if (lead >= 0xC2 && lead <= 0xDF) {
      length = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
      length = 3;
      low = lead == 0xE0 ? 0xA0 : 0x80;
      high = lead == 0xED ? 0x9F : 0xBF;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
      length = 4;
      low = lead == 0xF0 ? 0x90 : 0x80;
      high = lead == 0xF4 ? 0x8F : 0xBF;
    } else {
      throw new JsonException("Invalid UTF-8", at);
    }
    if (at + length > end) {
      throw new JsonException("Invalid UTF-8", at);
    }
    int second = bytes[at + 1] & 0xFF;
    if (second < low || second > high) {
      throw new JsonException("Invalid UTF-8", at + 1);
    }
    for (int i = at + 2; i < at + length; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        throw new JsonException("Invalid UTF-8", i);
      }
    }
    return at + length;
  }
}
