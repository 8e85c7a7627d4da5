package dev.ilmyeon.gateway.federation.json;

import dev.ilmyeon.gateway.federation.json.JsonValue.JsonArray;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonLiteral;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonNumber;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import dev.ilmyeon.gateway.federation.memory.ArrayPool;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A growing buffer of JSON bytes. What was written can be taken back to an earlier length, which is
 * how a null swallows its siblings.
 */
public final class JsonWriter {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] NOTHING = {};

  private final boolean pooled;
  private byte[] bytes;
  private int length;

  public JsonWriter(int capacity) {
    this(new byte[Math.max(16, capacity)], false);
  }

  private JsonWriter(byte[] bytes, boolean pooled) {
    this.bytes = bytes;
    this.pooled = pooled;
  }

  /** That holds bytes which are JSON already. */
  public static JsonWriter of(byte[] json) {
    JsonWriter writer = new JsonWriter(json, false);
    writer.length = json.length;
    return writer;
  }

  /** In memory that is used again once it is {@linkplain #release released}. */
  public static JsonWriter pooled(int capacity) {
    return new JsonWriter(ArrayPool.BYTES.take(capacity), true);
  }

  /** {@code text} as JSON: in quotes, escaped, UTF-8. */
  public static byte[] encode(String text) {
    JsonWriter writer = new JsonWriter(text.length() + 2);
    writer.string(text);
    return writer.toByteArray();
  }

  public int length() {
    return length;
  }

  /** The bytes themselves; valid up to {@link #length()} and until the next write. */
  public byte[] buffer() {
    return bytes;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** For a pooled writer: its bytes are nobody's any more. It must not be used after that. */
  public void release() {
    byte[] released = bytes;
    bytes = NOTHING;
    length = 0;
    if (pooled && released != NOTHING) {
      ArrayPool.BYTES.give(released);
    }
  }

  /** Forgets what was written after the first {@code newLength} bytes. */
  public void truncate(int newLength) {
    length = newLength;
  }

  public void character(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
  }

  public void raw(byte[] json) {
    raw(json, 0, json.length);
  }

  /** Bytes that are JSON already. */
  public void raw(byte[] json, int from, int to) {
    reserve(to - from);
    System.arraycopy(json, from, bytes, length, to - from);
    length += to - from;
  }

  public void ascii(String json) {
    reserve(json.length());
    for (int i = 0; i < json.length(); i++) {
      bytes[length++] = (byte) json.charAt(i);
    }
  }

  /** Half a surrogate pair, which is no character, becomes U+FFFD. */
  public void string(String text) {
    reserve(text.length() + 2);
    bytes[length++] = '"';
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit >= ' ' && unit < 0x7F && unit != '"' && unit != '\\') {
        reserve(1);
        bytes[length++] = (byte) unit;
      } else if (unit < 0x80) {
        escape(unit);
      } else if (Character.isHighSurrogate(unit)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        utf8(Character.toCodePoint(unit, text.charAt(++i)));
      } else if (Character.isSurrogate(unit)) {
        utf8(0xFFFD);
      } else {
        utf8(unit);
      }
    }
    character('"');
  }

  private void utf8(int codePoint) {
    reserve(4);
    if (codePoint < 0x800) {
      bytes[length++] = (byte) (0xC0 | codePoint >> 6);
    } else if (codePoint < 0x10000) {
      bytes[length++] = (byte) (0xE0 | codePoint >> 12);
      bytes[length++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
    } else {
      bytes[length++] = (byte) (0xF0 | codePoint >> 18);
      bytes[length++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
      bytes[length++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
    }
    bytes[length++] = (byte) (0x80 | codePoint & 0x3F);
  }

  private void escape(char unit) {
    switch (unit) {
      case '"' -> ascii("\\\"");
      case '\\' -> ascii("\\\\");
      case '\n' -> ascii("\\n");
      case '\r' -> ascii("\\r");
      case '\t' -> ascii("\\t");
      case '\b' -> ascii("\\b");
      case '\f' -> ascii("\\f");
      case 0x7F -> character((char) 0x7F);
      default -> escapeUnit(unit);
    }
  }

  private void escapeUnit(char unit) {
    ascii("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      character((char) HEX[unit >> shift & 0xF]);
    }
  }

  public void value(JsonValue value) {
    switch (value) {
      case JsonString string -> string(string.value());
      case JsonNumber number -> ascii(number.text());
      case JsonLiteral literal -> ascii(literal.name().toLowerCase(Locale.ROOT));
      case JsonArray array -> items(array.items());
      case JsonObject object -> members(object.members());
    }
  }

  /** Strings, numbers, booleans, null, {@link JsonValue}s, and maps and iterables of such. */
  public void any(@Nullable Object value) {
    switch (value) {
      case null -> ascii("null");
      case JsonValue json -> value(json);
      case Number number -> ascii(number.toString());
      case Boolean flag -> ascii(flag.toString());
      case Iterable<?> list -> items(list);
      case Map<?, ?> map -> members(map);
      default -> string(value.toString());
    }
  }

  private void items(Iterable<?> items) {
    character('[');
    boolean first = true;
    for (Object item : items) {
      if (!first) {
        character(',');
      }
      first = false;
      any(item);
    }
    character(']');
  }

  private void members(Map<?, ?> members) {
    character('{');
    boolean first = true;
    for (Map.Entry<?, ?> member : members.entrySet()) {
      if (!first) {
        character(',');
      }
      first = false;
      string(String.valueOf(member.getKey()));
      character(':');
      any(member.getValue());
    }
    character('}');
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      grow(Math.max(bytes.length * 2, length + more));
    }
  }

  private void grow(int capacity) {
    if (!pooled) {
      bytes = Arrays.copyOf(bytes, capacity);
      return;
    }
    if (bytes == NOTHING) {
      throw new IllegalStateException("Released");
    }
    byte[] former = bytes;
    bytes = ArrayPool.BYTES.take(capacity);
    System.arraycopy(former, 0, bytes, 0, length);
    ArrayPool.BYTES.give(former);
  }
}
