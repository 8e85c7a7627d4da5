package dev.ilmyeon.gateway.federation.cost;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.language.Argument;
import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.InputValueDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType.InputObjectType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code @listSize} of a field.
 *
 * @param assumed how many values without slicing arguments; -1 if that is not said
 * @param slicing arguments that say how many, or paths from arguments ({@code filter.first})
 * @param sized the fields of the value, if it is an object, that are the lists meant
 * @param requireOne whether exactly one of the slicing arguments must be given
 */
record ListSizing(int assumed, List<String> slicing, Set<String> sized, boolean requireOne) {

  ListSizing {
    slicing = List.copyOf(slicing);
    sized = Set.copyOf(sized);
  }

  static ListSizing of(AppliedDirective directive) {
    return new ListSizing(
        value(directive, "assumedSize") instanceof Value.IntValue size
            ? SlicingArgument.number(size, List.of(), Term.NO_VARIABLES).orElse(-1)
            : -1,
        strings(value(directive, "slicingArguments")),
        Set.copyOf(strings(value(directive, "sizedFields"))),
        !(value(directive, "requireOneSlicingArgument") instanceof Value.BooleanValue(boolean one))
            || one);
  }

  private static @Nullable Value value(AppliedDirective directive, String argument) {
    Argument found = directive.argument(argument);
    return found == null ? null : found.value();
  }

  private static List<String> strings(@Nullable Value value) {
    List<String> strings = new ArrayList<>();
    if (value instanceof Value.ListValue(List<Value> items)) {
      items.forEach(item -> strings.addAll(strings(item)));
    } else if (value instanceof Value.StringValue(String text)) {
      strings.add(text);
    }
    return strings;
  }

  /**
   * Of the list that a field is, or has among its sized fields. A slicing argument with a default
   * need not be given: the default counts where no other is.
   *
   * @param unknown how many where nothing is said
   */
  Size of(Selection.Field field, Schema schema, int unknown) {
    List<SlicingArgument> given = new ArrayList<>();
    int otherwise = -1;
    for (String argument : slicing) {
      List<String> path = List.of(argument.split("\\."));
      List<String> below = path.subList(1, path.size());
      Value value = field.arguments().get(path.getFirst());
      if (value != null) {
        given.add(new SlicingArgument(value, below));
      }
      otherwise = Math.max(otherwise, standard(field.definition(), path, schema));
    }
    boolean one = requireOne && !slicing.isEmpty();
    if (otherwise < 0 && !one) {
      otherwise = assumed < 0 ? unknown : assumed;
    }
    return new Size(field.name(), given, otherwise, one ? slicing : List.of());
  }

  /** By the defaults of an argument and its fields; -1 if there is none. */
  private static int standard(FieldDefinition field, List<String> path, Schema schema) {
    Map<String, InputValueDefinition> definitions = field.arguments();
    for (int i = 0; i < path.size(); i++) {
      InputValueDefinition definition = definitions.get(path.get(i));
      if (definition == null) {
        return -1;
      }
      List<String> below = path.subList(i + 1, path.size());
      OptionalInt number =
          SlicingArgument.number(definition.defaultValue(), below, Term.NO_VARIABLES);
      if (number.isPresent()) {
        return Math.max(0, number.getAsInt());
      }
      definitions =
          schema.type(definition.type().namedType()) instanceof InputObjectType input
              ? input.fields()
              : Map.of();
    }
    return -1;
  }
}
