package dev.ilmyeon.gateway.federation.tape;

import dev.ilmyeon.gateway.federation.error.JsonException;
import dev.ilmyeon.gateway.federation.memory.ArrayPool;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JSON document as rows of ints over its bytes: nothing is copied, and no object is made for a
 * value.
 *
 * <p>A row is four ints, addressed by the place of its first:
 *
 * <pre>
 *   kind | flags | length of the key    how the value is written; its key if it is a member
 *   start of the key                    the byte after the key's quote
 *   start of the value                  a string's opening quote
 *   end of the value
 * </pre>
 *
 * <p>Rows stand in the document's order. An object or array is its row, the rows inside it, and a
 * closing row, which holds start and end of the value and the number of values inside. So its own
 * row has room for what is looked at more often: one int that belongs to the owner of the tape
 * ({@link #link}), and the distance to the closing row, relative, so that a value's rows can be
 * copied as a block ({@link #copy}).
 *
 * <p>Keys may be doubled in an object, in which case any of them counts. Not thread-safe.
 */
public final class JsonTape {

  /** Ints in a row. */
  public static final int ROW = 4;

  /** The kinds of value. */
  public static final int OBJECT = 1;

  public static final int ARRAY = 2;
  public static final int STRING = 3;
  public static final int NUMBER = 4;
  public static final int TRUE = 5;
  public static final int FALSE = 6;
  public static final int NULL = 7;

  static final int CLOSE = 8;

  static final int KIND = 0xF;
  static final int KEY_ESCAPED = 0x10;
  static final int VALUE_ESCAPED = 0x20;
  static final int FRACTIONAL = 0x40;
  private static final int KEY_RENAMED = 0x80;
  static final int KEY_SHIFT = 8;
  static final int LONGEST_KEY = (1 << (Integer.SIZE - KEY_SHIFT)) - 1;

  private static final byte[] UNFINDABLE = {};
  private static final byte[] NO_BYTES = {};
  private static final int[] NO_ROWS = {};

  private final boolean ownsBytes;
  private byte[] bytes;
  private int[] rows;
  private int end;
  private byte[][] newKeys = {};

  JsonTape(byte[] bytes, boolean ownsBytes, int[] rows, int end) {
    this.bytes = bytes;
    this.ownsBytes = ownsBytes;
    this.rows = rows;
    this.end = end;
  }

  /**
   * Reads a whole document strictly (RFC 8259, valid UTF-8).
   *
   * @param length how many of the bytes count; they must not change while the tape is in use
   * @param maxDepth how deep objects and arrays may nest
   * @throws JsonException at the first byte that does not fit
   */
  public static JsonTape parse(byte[] bytes, int length, int maxDepth) {
    return parse(bytes, length, maxDepth, false);
  }

  /**
   * {@link #parse(byte[], int, int)}.
   *
   * @param owned whether the bytes come from the pool and go back there with the tape
   */
  public static JsonTape parse(byte[] bytes, int length, int maxDepth, boolean owned) {
    return new TapeParser(bytes, length, maxDepth).parse(owned);
  }

  /**
   * The tape's memory, and its bytes' if they are its own, are nobody's any more; it must not be
   * used after that. A tape that is never released is left to the collector.
   */
  public void release() {
    int[] released = rows;
    rows = NO_ROWS;
    if (released == NO_ROWS) {
      return;
    }
    ArrayPool.INTS.give(released);
    if (ownsBytes) {
      ArrayPool.BYTES.give(bytes);
    }
    bytes = NO_BYTES;
  }

  /** The row of the document's value. */
  public int root() {
    return 0;
  }

  public byte[] bytes() {
    return bytes;
  }

  public int kind(int row) {
    return rows[row] & KIND;
  }

  public static boolean composite(int kind) {
    return kind <= ARRAY;
  }

  /** First byte of the value, a string's opening quote included. */
  public int start(int row) {
    return composite(kind(row)) ? rows[closing(row) + 1] : rows[row + 2];
  }

  /** The byte after the value's last. */
  public int end(int row) {
    return composite(kind(row)) ? rows[closing(row) + 2] : rows[row + 3];
  }

  /** Whether a string is written with escapes. */
  public boolean escaped(int row) {
    return (rows[row] & VALUE_ESCAPED) != 0;
  }

  /**
   * Whether all strings and keys of a value are characters: none is written with an escape that is
   * half a surrogate pair.
   */
  public boolean isUnicode(int row) {
    int stop = next(row);
    for (int each = row; each < stop; each += ROW) {
      int head = rows[each];
      boolean escapedKey = (head & KEY_ESCAPED) != 0 && each != row;
      if (escapedKey && hasHalves(key(each)) || escaped(each) && hasHalves(text(each))) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasHalves(String text) {
    return text.codePoints().anyMatch(each -> each <= 0xFFFF && Character.isSurrogate((char) each));
  }

  /** Whether a number is written with a fraction or an exponent. */
  public boolean fractional(int row) {
    return (rows[row] & FRACTIONAL) != 0;
  }

  /** How many members or items an object or array has. */
  public int size(int composite) {
    return rows[closing(composite) + 3];
  }

  /** The first row inside an object or array, or its {@link #closing} if it is empty. */
  public int first(int composite) {
    return composite + ROW;
  }

  /** The row that ends an object or array: where a walk over its values stops. */
  public int closing(int composite) {
    return composite + rows[composite + 3];
  }

  /** The row after this value, inside the same object or array. */
  public int next(int row) {
    return (composite(kind(row)) ? closing(row) : row) + ROW;
  }

  /** The owner's int on an object or array; 0 until it is set. */
  public int link(int composite) {
    return rows[composite + 2];
  }

  public void link(int composite, int value) {
    rows[composite + 2] = value;
  }

  /** The row of the member under a key, or -1. */
  public int find(int object, byte[] key) {
    int stop = closing(object);
    for (int row = first(object); row < stop; row = next(row)) {
      if (keyIs(row, key)) {
        return row;
      }
    }
    return -1;
  }

  /** {@link #find}, looking first from {@code hint} on, a row inside the object. */
  public int find(int object, JsonKey key, int hint) {
    int found = find(key, hint, closing(object));
    return found >= 0 || hint == first(object) ? found : find(key, first(object), hint);
  }

  private int find(JsonKey key, int from, int stop) {
    int[] all = rows;
    byte[] json = bytes;
    int length = key.length();
    for (int row = from; row < stop; ) {
      int head = all[row];
      if ((head & (KEY_ESCAPED | KEY_RENAMED)) != 0) {
        if (keyIs(row, key.bytes())) {
          return row;
        }
      } else if (head >>> KEY_SHIFT == length && key.isAt(json, all[row + 1])) {
        return row;
      }
      row += (composite(head & KIND) ? all[row + 3] : 0) + ROW;
    }
    return -1;
  }

  private boolean keyIs(int row, byte[] key) {
    int head = rows[row];
    if ((head & (KEY_ESCAPED | KEY_RENAMED)) != 0) {
      return (head & KEY_RENAMED) != 0
          ? Arrays.equals(newKeys[rows[row + 1]], key)
          : key(row).equals(new String(key, StandardCharsets.UTF_8));
    }
    int start = rows[row + 1];
    return head >>> KEY_SHIFT == key.length
        && Arrays.equals(bytes, start, start + key.length, key, 0, key.length);
  }

  /** The key of a member. */
  public String key(int row) {
    int head = rows[row];
    int start = rows[row + 1];
    if ((head & KEY_RENAMED) != 0) {
      return new String(newKeys[start], StandardCharsets.UTF_8);
    }
    int length = head >>> KEY_SHIFT;
    return (head & KEY_ESCAPED) != 0
        ? Unescape.text(bytes, start, start + length)
        : new String(bytes, start, length, StandardCharsets.UTF_8);
  }

  /** Where a member's key starts in the bytes; of no use once it is renamed. */
  public int keyStart(int row) {
    return rows[row + 1];
  }

  /** Gives a member another key; a member that had that key cannot be found any more. */
  public void rename(int object, int member, byte[] key) {
    int hidden = find(object, key);
    if (hidden >= 0 && hidden != member) {
      replaceKey(hidden, UNFINDABLE);
    }
    replaceKey(member, key);
  }

  private void replaceKey(int member, byte[] key) {
    rows[member] |= KEY_RENAMED;
    rows[member + 1] = newKey(key);
  }

  /** Many members get few keys: each is kept once. */
  private int newKey(byte[] key) {
    for (int i = 0; i < newKeys.length; i++) {
      if (Arrays.equals(newKeys[i], key)) {
        return i;
      }
    }
    newKeys = Arrays.copyOf(newKeys, newKeys.length + 1);
    newKeys[newKeys.length - 1] = key;
    return newKeys.length - 1;
  }

  /** The text of a string, or a number as it is written. */
  public String text(int row) {
    int start = rows[row + 2];
    int stop = rows[row + 3];
    if (kind(row) == NUMBER) {
      return new String(bytes, start, stop - start, StandardCharsets.US_ASCII);
    }
    return escaped(row)
        ? Unescape.text(bytes, start + 1, stop - 1)
        : new String(bytes, start + 1, stop - start - 2, StandardCharsets.UTF_8);
  }

  /** The same rows with room for more, in memory of the pool; the former is nobody's any more. */
  static int[] longer(int[] rows, int end, int atLeast) {
    int[] longer = ArrayPool.INTS.take(Math.max(end + (end >> 1), atLeast));
    System.arraycopy(rows, 0, longer, 0, end);
    ArrayPool.INTS.give(rows);
    return longer;
  }

  /** Whether there are objects inside an object or array, at any depth. */
  public boolean holdsObjects(int composite) {
    int stop = closing(composite);
    for (int row = first(composite); row < stop; row += ROW) {
      if (kind(row) == OBJECT) {
        return true;
      }
    }
    return false;
  }

  /** Copies a value's rows to the end of the tape, links unset; returns the copy's row. */
  public int copy(int row) {
    int length = next(row) - row;
    if (end + length > rows.length) {
      rows = longer(rows, end, end + length);
    }
    System.arraycopy(rows, row, rows, end, length);
    int copy = end;
    end += length;
    for (int each = copy; each < end; each += ROW) {
      if (composite(kind(each))) {
        rows[each + 2] = 0;
      }
    }
    return copy;
  }
}
