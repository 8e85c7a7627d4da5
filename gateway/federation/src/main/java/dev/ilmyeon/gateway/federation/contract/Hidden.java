package dev.ilmyeon.gateway.federation.contract;

import dev.ilmyeon.gateway.federation.schema.InputValueDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType.FieldedType;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The coordinates that a contract hides: {@code Type}, {@code Type.field}, {@code
 * Type.field(argument:)}, {@code Enum.VALUE}. What is of a hidden type is not listed besides.
 */
final class Hidden {

  private static final Set<String> BUILT_IN = Set.of("Int", "Float", "String", "Boolean", "ID");

  private final Set<String> coordinates = new HashSet<>();

  /** Whether that is news. */
  boolean hide(String coordinate) {
    return coordinates.add(coordinate);
  }

  boolean contains(String coordinate) {
    return coordinates.contains(coordinate);
  }

  boolean containsField(String type, String field) {
    return contains(field(type, field));
  }

  /** Whether no field of it is left. */
  boolean containsAllOf(FieldedType type) {
    return type.fields().keySet().stream().allMatch(field -> containsField(type.name(), field));
  }

  static String field(String type, String field) {
    return type + "." + field;
  }

  /** The arguments of all fields, with their coordinates. */
  static void arguments(FieldedType type, BiConsumer<String, InputValueDefinition> each) {
    type.fields()
        .values()
        .forEach(field ->
            field
                .arguments()
                .values()
                .forEach(argument ->
                    each.accept(argument(type.name(), field.name(), argument.name()), argument)));
  }

  static String argument(String type, String field, String argument) {
    return "%s.%s(%s:)".formatted(type, field, argument);
  }

  /** Whether every schema has it. */
  static boolean isBuiltIn(String type) {
    return type.startsWith("__") || BUILT_IN.contains(type);
  }
}
