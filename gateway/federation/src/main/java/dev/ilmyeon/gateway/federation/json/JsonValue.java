package dev.ilmyeon.gateway.federation.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON value (RFC 8259) as a light tree, for requests; numbers keep their text, so that none is
 * harmed.
 */
public sealed interface JsonValue {

  /** Keys are unique and keep their order. */
  record JsonObject(Map<String, JsonValue> members) implements JsonValue {
    public JsonObject {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  record JsonArray(List<JsonValue> items) implements JsonValue {
    public JsonArray {
      items = List.copyOf(items);
    }
  }

  record JsonString(String value) implements JsonValue {}

  /** {@code text} is the number exactly as it was written. */
  record JsonNumber(String text) implements JsonValue {}

  enum JsonLiteral implements JsonValue {
    TRUE,
    FALSE,
    NULL
  }
}
