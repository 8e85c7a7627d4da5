package dev.ilmyeon.gateway.federation.schema;

import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.schema.NamedType.InputObjectType;
import dev.ilmyeon.gateway.federation.schema.TypeReference.ListOf;
import dev.ilmyeon.gateway.federation.schema.TypeReference.Named;
import dev.ilmyeon.gateway.federation.schema.TypeReference.NonNull;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Input fields whose default cannot be filled in, since it would be part of itself: {@code input A
 * { a: A = {} }} (GraphQL specification, September 2025, 3.10.1: InputObjectDefaultValueHasCycle).
 * What is no value of its type is as little looked into as where defaults are filled in.
 */
final class DefaultCycles {

  private final Map<String, NamedType> types;
  private final Set<String> acyclic = new HashSet<>();
  private final Set<String> underWay = new HashSet<>();

  private DefaultCycles(Map<String, NamedType> types) {
    this.types = types;
  }

  /** The coordinate of a field that leads back to itself; null if none does. */
  static @Nullable String find(Map<String, NamedType> types) {
    DefaultCycles cycles = new DefaultCycles(types);
    for (NamedType type : types.values()) {
      if (type instanceof InputObjectType input) {
        String found = cycles.within(Map.of(), input);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private @Nullable String within(Value value, TypeReference type) {
    return switch (type) {
      case NonNull(TypeReference nullable) -> within(value, nullable);
      case ListOf(TypeReference item) -> {
        List<Value> items =
            value instanceof Value.ListValue(List<Value> all) ? all : List.of(value);
        String found = null;
        for (int i = 0; found == null && i < items.size(); i++) {
          found = within(items.get(i), item);
        }
        yield found;
      }
      case Named(String name) ->
          types.get(name) instanceof InputObjectType input
                  && value instanceof Value.ObjectValue(Map<String, Value> members)
              ? within(members, input)
              : null;
    };
  }

  private @Nullable String within(Map<String, Value> members, InputObjectType type) {
    for (InputValueDefinition field : type.fields().values()) {
      Value given = members.get(field.name());
      String found = given == null ? ofDefault(field, type) : within(given, field.type());
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable String ofDefault(InputValueDefinition field, InputObjectType type) {
    String coordinate = type.name() + "." + field.name();
    if (field.defaultValue() == null || acyclic.contains(coordinate)) {
      return null;
    }
    if (!underWay.add(coordinate)) {
      return coordinate;
    }
    String found = within(field.defaultValue(), field.type());
    underWay.remove(coordinate);
    acyclic.add(coordinate);
    return found;
  }
}
