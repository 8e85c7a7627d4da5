package dev.ilmyeon.gateway.federation.json;

import dev.ilmyeon.gateway.federation.error.JsonException;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonArray;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonLiteral;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonNumber;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import dev.ilmyeon.gateway.federation.tape.JsonTape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON into a tree, for requests: as strict as {@link JsonTape}, and keys are unique and
 * strings are Unicode (an escaped surrogate has its partner).
 */
public final class JsonReader {

  private final JsonTape tape;

  private JsonReader(JsonTape tape) {
    this.tape = tape;
  }

  /**
   * @throws JsonException if this is no JSON, is nested deeper than {@code maxDepth}, doubles a key
   *     or has half a surrogate pair
   */
  public static JsonValue read(byte[] bytes, int maxDepth) {
    JsonTape tape = JsonTape.parse(bytes, bytes.length, maxDepth);
    try {
      return new JsonReader(tape).value(tape.root());
    } finally {
      tape.release();
    }
  }

  /** {@link #read(byte[], int)} of a text. */
  public static JsonValue read(String json, int maxDepth) {
    return read(json.getBytes(StandardCharsets.UTF_8), maxDepth);
  }

  private JsonValue value(int row) {
    return switch (tape.kind(row)) {
      case JsonTape.OBJECT -> object(row);
      case JsonTape.ARRAY -> array(row);
      case JsonTape.STRING -> new JsonString(unicode(tape.text(row), tape.start(row)));
      case JsonTape.NUMBER -> new JsonNumber(tape.text(row));
      case JsonTape.TRUE -> JsonLiteral.TRUE;
      case JsonTape.FALSE -> JsonLiteral.FALSE;
      default -> JsonLiteral.NULL;
    };
  }

  private JsonObject object(int object) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    int stop = tape.closing(object);
    for (int row = tape.first(object); row < stop; row = tape.next(row)) {
      String key = unicode(tape.key(row), tape.keyStart(row));
      if (members.putIfAbsent(key, value(row)) != null) {
        throw new JsonException("Key given twice", tape.keyStart(row));
      }
    }
    return new JsonObject(members);
  }

  private JsonArray array(int array) {
    List<JsonValue> items = new ArrayList<>(tape.size(array));
    int stop = tape.closing(array);
    for (int row = tape.first(array); row < stop; row = tape.next(row)) {
      items.add(value(row));
    }
    return new JsonArray(items);
  }

  private static String unicode(String text, int offset) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (!Character.isSurrogate(unit)) {
        continue;
      }
      boolean pair =
          Character.isHighSurrogate(unit)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (!pair) {
        throw new JsonException("Half a surrogate pair", offset);
      }
      i++;
    }
    return text;
  }
}
