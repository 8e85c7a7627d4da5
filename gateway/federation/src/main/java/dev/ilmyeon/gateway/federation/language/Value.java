package dev.ilmyeon.gateway.federation.language;

import dev.ilmyeon.gateway.federation.error.SourceLocation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value in a document (GraphQL specification, 2.9). Equality disregards where it stands. */
public sealed interface Value {

  record Variable(String name) implements Value {}

  /** {@code text} as written; of any size. */
  record IntValue(String text) implements Value {}

  /** {@code text} as written; of any precision. */
  record FloatValue(String text) implements Value {}

  /** {@code value} without quotes, escapes resolved, a block string's indentation removed. */
  record StringValue(String value) implements Value {}

  record BooleanValue(boolean value) implements Value {}

  record NullValue() implements Value {}

  record EnumValue(String name) implements Value {}

  record ListValue(List<Value> items) implements Value {
    public ListValue {
      items = List.copyOf(items);
    }
  }

  record ObjectValue(Map<String, Value> fields) implements Value {
    public ObjectValue {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /** A value and where it stands, for messages. */
  record Located(Value value, SourceLocation location) {}
}
