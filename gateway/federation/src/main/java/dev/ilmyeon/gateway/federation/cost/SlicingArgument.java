package dev.ilmyeon.gateway.federation.cost;

import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonNumber;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.language.Value;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * An argument that says how many values there are to be.
 *
 * @param value as the client writes it
 * @param path from it, if it is an input object, to the number
 */
record SlicingArgument(Value value, List<String> path) {

  SlicingArgument {
    path = List.copyOf(path);
  }

  /** Whether no variable has a say. */
  boolean isFixed() {
    Value reached = value;
    for (String step : path) {
      reached = reached instanceof Value.ObjectValue(var fields) ? fields.get(step) : reached;
    }
    return !(reached instanceof Value.Variable);
  }

  /** Empty if there is none, or null. */
  OptionalInt value(JsonObject variables) {
    return number(value, path, variables);
  }

  static OptionalInt number(@Nullable Value value, List<String> path, JsonObject variables) {
    return switch (value) {
      case Value.Variable(String name) -> number(variables.members().get(name), path);
      case Value.IntValue(String text) when path.isEmpty() -> number(text);
      case Value.ObjectValue(var fields) when !path.isEmpty() ->
          number(fields.get(path.getFirst()), path.subList(1, path.size()), variables);
      case null, default -> OptionalInt.empty();
    };
  }

  private static OptionalInt number(@Nullable JsonValue value, List<String> path) {
    return switch (value) {
      case JsonNumber(String text) when path.isEmpty() -> number(text);
      case JsonObject(var members) when !path.isEmpty() ->
          number(members.get(path.getFirst()), path.subList(1, path.size()));
      case null, default -> OptionalInt.empty();
    };
  }

  /** What is no Int is refused elsewhere, or is a custom scalar's. */
  private static OptionalInt number(String text) {
    try {
      return OptionalInt.of((int) Math.min(Integer.MAX_VALUE, Double.parseDouble(text)));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }
}
