package dev.ilmyeon.gateway.federation.tape;

import dev.ilmyeon.gateway.federation.error.JsonException;
import dev.ilmyeon.gateway.federation.memory.ArrayPool;
import java.util.Arrays;

/** One pass over the bytes, without recursion: the open objects and arrays are a stack of rows. */
final class TapeParser {

  private static final int END = -1;

  private final byte[] bytes;
  private final int length;
  private final int maxDepth;

  private int at;
  private int[] rows;
  private int end;

  /**
   * The innermost open object or array is {@code open[depth - 1]}; there it starts in the bytes,
   * and so many values it has so far.
   */
  private int[] open = new int[16];

  private int[] starts = new int[16];
  private int[] sizes = new int[16];
  private int depth;

  private int keyHead;
  private int keyStart;

  TapeParser(byte[] bytes, int length, int maxDepth) {
    this.bytes = bytes;
    this.length = length;
    this.maxDepth = maxDepth;
    // Responses come to a row for five bytes where they are short, for forty where they are long.
    this.rows = ArrayPool.INTS.take((64 + length / 24) * JsonTape.ROW);
  }

  JsonTape parse(boolean owned) {
    value(skipSpace());
    while (depth > 0) {
      int next = skipSpace();
      boolean object = (rows[open[depth - 1]] & JsonTape.KIND) == JsonTape.OBJECT;
      if (next == ',') {
        at++;
        next = skipSpace();
        if (object) {
          next = key(next);
        }
        value(next);
      } else if (next == (object ? '}' : ']')) {
        close();
      } else {
        throw unexpected(next, object ? "',' or '}'" : "',' or ']'");
      }
    }
    int rest = skipSpace();
    if (rest != END) {
      throw unexpected(rest, "the end");
    }
    return new JsonTape(bytes, owned, rows, end);
  }

  /** Reads a value, or opens an object or array down to the first value that is neither. */
  private void value(int first) {
    int next = first;
    while (true) {
      switch (next) {
        case '{' -> {
          open(JsonTape.OBJECT);
          next = skipSpace();
          if (next == '}') {
            close();
            return;
          }
          next = key(next);
        }
        case '[' -> {
          open(JsonTape.ARRAY);
          next = skipSpace();
          if (next == ']') {
            close();
            return;
          }
        }
        case '"' -> {
          string();
          return;
        }
        case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
          number();
          return;
        }
        case 't' -> {
          literal("true", JsonTape.TRUE);
          return;
        }
        case 'f' -> {
          literal("false", JsonTape.FALSE);
          return;
        }
        case 'n' -> {
          literal("null", JsonTape.NULL);
          return;
        }
        default -> throw unexpected(next, "a value");
      }
    }
  }

  /** Reads a key and its colon; the value's first byte. */
  private int key(int first) {
    if (first != '"') {
      throw unexpected(first, "a key");
    }
    int start = at + 1;
    long scanned = StringScanner.scan(bytes, start, length);
    int quote = (int) scanned;
    if (quote - start > JsonTape.LONGEST_KEY) {
      throw new JsonException("Key too long", start);
    }
    keyStart = start;
    keyHead =
        quote - start << JsonTape.KEY_SHIFT
            | ((scanned & StringScanner.ESCAPED) != 0 ? JsonTape.KEY_ESCAPED : 0);
    at = quote + 1;
    int colon = skipSpace();
    if (colon != ':') {
      throw unexpected(colon, "':'");
    }
    at++;
    return skipSpace();
  }

  private void string() {
    int start = at;
    long scanned = StringScanner.scan(bytes, at + 1, length);
    at = (int) scanned + 1;
    boolean escaped = (scanned & StringScanner.ESCAPED) != 0;
    row(JsonTape.STRING | (escaped ? JsonTape.VALUE_ESCAPED : 0), start, at);
  }

  private void number() {
    int start = at;
    long scanned = NumberScanner.scan(bytes, at, length);
    at = (int) scanned;
    boolean fractional = (scanned & NumberScanner.FRACTIONAL) != 0;
    row(JsonTape.NUMBER | (fractional ? JsonTape.FRACTIONAL : 0), start, at);
  }

  private void literal(String word, int kind) {
    int start = at;
    for (int i = 0; i < word.length(); i++, at++) {
      if (at >= length || bytes[at] != word.charAt(i)) {
        throw unexpected(at < length ? bytes[at] : END, word);
      }
    }
    row(kind, start, at);
  }

  private void open(int kind) {
    if (depth == maxDepth) {
      throw new JsonException("Nested too deep", at);
    }
    if (depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
      starts = Arrays.copyOf(starts, depth * 2);
      sizes = Arrays.copyOf(sizes, depth * 2);
    }
    int opened = end;
    row(kind, 0, 0);
    open[depth] = opened;
    starts[depth] = at;
    sizes[depth] = 0;
    depth++;
    at++;
  }

  private void close() {
    depth--;
    int opened = open[depth];
    at++;
    rows[opened + 3] = end - opened;
    append(JsonTape.CLOSE, starts[depth], at, sizes[depth]);
  }

  private void row(int head, int start, int stop) {
    if (depth > 0) {
      sizes[depth - 1]++;
    }
    append(head | keyHead, keyStart, start, stop);
    keyHead = 0;
  }

  private void append(int first, int second, int third, int fourth) {
    if (end + JsonTape.ROW > rows.length) {
      rows = JsonTape.longer(rows, end, end + JsonTape.ROW);
    }
    rows[end] = first;
    rows[end + 1] = second;
    rows[end + 2] = third;
    rows[end + 3] = fourth;
    end += JsonTape.ROW;
  }

  /** To the next byte that is no white space, which is returned but not consumed. */
  private int skipSpace() {
    while (at < length) {
      byte next = bytes[at];
      if (next > ' ' || next != ' ' && next != '\n' && next != '\r' && next != '\t') {
        return next & 0xFF;
      }
      at++;
    }
    return END;
  }

  private JsonException unexpected(int found, String expected) {
    String what =
        found == END
            ? "Unexpected end"
            : found > ' ' && found < 0x7F
                ? "Unexpected '" + (char) found + "'"
                : "Unexpected byte 0x" + Integer.toHexString(found & 0xFF);
    return new JsonException(what + ", expected " + expected, at);
  }
}
