package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as GraphQL text, and as a server gets to see them. */
final class Literals {

  private Literals() {}

  /** What goes without quotes: an enum value, or {@code $variable}. */
  record Name(String text) {}

  static String arguments(Map<String, Object> arguments) {
    return arguments.entrySet().stream()
        .map(argument -> argument.getKey() + ": " + print(argument.getValue()))
        .collect(Collectors.joining(", "));
  }

  static String print(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Name(String text) -> text;
      case String text -> new String(JsonWriter.encode(text), StandardCharsets.UTF_8);
      case List<?> items ->
          items.stream().map(Literals::print).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> fields ->
          fields.entrySet().stream()
              .map(field -> field.getKey() + ": " + print(field.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      default -> value.toString();
    };
  }

  /** Enum values are strings to a server. */
  static Object seen(Object value) {
    return value instanceof Name(String text) ? text : value;
  }
}
