package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonArray;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonLiteral;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonNumber;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import java.util.OptionalInt;

/** Which JSON values the built-in scalars take (GraphQL specification, 3.5). */
final class JsonScalars {

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
              : new Refused("Float cannot represent non numeric value: " + Inspection.show(given));
      case "String" ->
          given instanceof JsonString
              ? new Coerced(given)
              : new Refused(
                  "String cannot represent a non string value: " + Inspection.show(given));
      case "Boolean" ->
          given == JsonLiteral.TRUE || given == JsonLiteral.FALSE
              ? new Coerced(given)
              : new Refused(
                  "Boolean cannot represent a non boolean value: " + Inspection.show(given));
      case "ID" -> id(given);
      default -> new Coerced(given);
    };
  }

  private static Result integer(JsonValue given) {
    if (!(given instanceof JsonNumber(String text))) {
      return new Refused("Int cannot represent non-integer value: " + Inspection.show(given));
    }
    OptionalInt value = Numbers.toInt(text);
    if (value.isPresent()) {
      return new Coerced(new JsonNumber(Integer.toString(value.getAsInt())));
    }
    return new Refused(
        (Numbers.isIntegral(text)
                ? "Int cannot represent non 32-bit signed integer value: "
                : "Int cannot represent non-integer value: ")
            + Inspection.show(given));
  }

  private static Result id(JsonValue given) {
    return switch (given) {
      case JsonString _ -> new Coerced(given);
      case JsonNumber(String text) when Numbers.isIntegral(text) ->
          new Coerced(new JsonString(text));
      case JsonNumber _, JsonArray _, JsonObject _, JsonLiteral _ ->
          new Refused("ID cannot represent value: " + Inspection.show(given));
    };
  }
}
