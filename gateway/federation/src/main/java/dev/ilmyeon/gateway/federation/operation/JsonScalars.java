package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonArray;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonLiteral;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonNumber;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import dev.ilmyeon.gateway.federation.language.ValuePrinter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Which JSON values the built-in scalars take (GraphQL specification, 3.5). */
final class JsonScalars {

  private static final int LONGEST_SHOWN = 100;

  private JsonScalars() {}

  /** What came of a value. */
  sealed interface Result {}

  record Coerced(JsonValue value) implements Result {}

  record Refused(String why) implements Result {}

  /** A custom scalar takes all; its subgraph judges. */
  static Result coerce(String scalar, JsonValue given) {
    return switch (scalar) {
      case "Int" -> integer(given);
      case "Float" ->
          given instanceof JsonNumber(String text) && Numbers.isFinite(text)
              ? new Coerced(given)
              : new Refused("Float cannot represent non numeric value: " + inspect(given));
      case "String" ->
          given instanceof JsonString
              ? new Coerced(given)
              : new Refused("String cannot represent a non string value: " + inspect(given));
      case "Boolean" ->
          given == JsonLiteral.TRUE || given == JsonLiteral.FALSE
              ? new Coerced(given)
              : new Refused("Boolean cannot represent a non boolean value: " + inspect(given));
      case "ID" -> id(given);
      default -> new Coerced(given);
    };
  }

  private static Result integer(JsonValue given) {
    if (!(given instanceof JsonNumber(String text))) {
      return new Refused("Int cannot represent non-integer value: " + inspect(given));
    }
    OptionalInt value = Numbers.toInt(text);
    if (value.isPresent()) {
      return new Coerced(new JsonNumber(Integer.toString(value.getAsInt())));
    }
    return new Refused(
        (Numbers.isIntegral(text)
                ? "Int cannot represent non 32-bit signed integer value: "
                : "Int cannot represent non-integer value: ")
            + inspect(given));
  }

  private static Result id(JsonValue given) {
    return switch (given) {
      case JsonString _ -> new Coerced(given);
      case JsonNumber(String text) when Numbers.isIntegral(text) ->
          new Coerced(new JsonString(text));
      case JsonNumber _, JsonArray _, JsonObject _, JsonLiteral _ ->
          new Refused("ID cannot represent value: " + inspect(given));
    };
  }

  /** A value as a message shows it: what is long or deep is cut. */
  static String inspect(JsonValue value) {
    StringBuilder out = new StringBuilder();
    inspect(value, out);
    return out.length() > LONGEST_SHOWN
        ? out.substring(0, out.offsetByCodePoints(0, out.codePointCount(0, LONGEST_SHOWN))) + "…"
        : out.toString();
  }

  private static void inspect(JsonValue value, StringBuilder out) {
    if (out.length() > LONGEST_SHOWN) {
      return;
    }
    switch (value) {
      case JsonString(String text) ->
          ValuePrinter.printString(
              text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) : text, out);
      case JsonNumber(String text) -> out.append(text);
      case JsonLiteral literal -> out.append(literal.name().toLowerCase(Locale.ROOT));
      case JsonArray(List<JsonValue> items) -> {
        String before = "[";
        for (JsonValue item : items) {
          out.append(before);
          inspect(item, out);
          before = ", ";
        }
        out.append(items.isEmpty() ? "[]" : "]");
      }
      case JsonObject(Map<String, JsonValue> members) -> {
        String before = "{ ";
        for (Map.Entry<String, JsonValue> member : members.entrySet()) {
          out.append(before).append(member.getKey()).append(": ");
          inspect(member.getValue(), out);
          before = ", ";
        }
        out.append(members.isEmpty() ? "{}" : " }");
      }
    }
  }
}
