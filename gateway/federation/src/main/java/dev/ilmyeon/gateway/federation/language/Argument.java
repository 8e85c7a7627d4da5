package dev.ilmyeon.gateway.federation.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code name: value}, and where both stand. */
public record Argument(String name, Value value, int at, int valueAt) {

  /** Values by name, in the order in which they are written. */
  public static Map<String, Value> byName(List<Argument> arguments) {
    if (arguments.isEmpty()) {
      return Map.of();
    }
    Map<String, Value> values = LinkedHashMap.newLinkedHashMap(arguments.size());
    for (Argument argument : arguments) {
      values.put(argument.name(), argument.value());
    }
    return values;
  }
}
