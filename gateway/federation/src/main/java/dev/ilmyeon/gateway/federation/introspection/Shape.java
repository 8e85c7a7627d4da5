package dev.ilmyeon.gateway.federation.introspection;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonArray;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonLiteral;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.selection.ResponseKeys;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives answers the shape of the selections that ask for them. Introspection's types are all object
 * types, so that every fragment applies. One for each request, whose answers it keeps from becoming
 * too large.
 */
final class Shape {

  private final JsonObject variables;
  private final Map<SelectionSet, Collection<Selection.Field>> fields = new IdentityHashMap<>();
  private int room;

  /** {@code room}: for as many values. */
  Shape(JsonObject variables, int room) {
    this.variables = variables;
    this.room = room;
  }

  /** An object: the answers to the fields that are selected below {@code field}. */
  JsonValue object(
      Selection.Field field, String typename, Function<Selection.Field, JsonValue> answers) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    if (field.selections() != null) {
      for (Selection.Field below : fields(field.selections())) {
        take(1);
        members.put(
            ResponseKeys.outside(below.responseKey()),
            below.isTypename() ? new JsonString(typename) : answers.apply(below));
      }
    }
    return new JsonObject(members);
  }

  /** Each response key's field once: CollectFields (GraphQL specification, 6.3.2). */
  private Collection<Selection.Field> fields(SelectionSet selections) {
    Collection<Selection.Field> known = fields.get(selections);
    if (known == null) {
      Map<String, Selection.Field> collected = new LinkedHashMap<>();
      collect(selections, collected);
      known = collected.values();
      fields.put(selections, known);
    }
    return known;
  }

  private static void collect(SelectionSet selections, Map<String, Selection.Field> into) {
    for (Selection selection : selections.selections()) {
      switch (selection) {
        case Selection.Field field -> into.merge(field.responseKey(), field, Shape::both);
        case Selection.InlineFragment fragment -> collect(fragment.selections(), into);
      }
    }
  }

  private static Selection.Field both(Selection.Field one, Selection.Field other) {
    if (one.selections() == null || other.selections() == null) {
      return one;
    }
    List<Selection> below = new ArrayList<>(one.selections().selections());
    below.addAll(other.selections().selections());
    return one.with(new SelectionSet(one.selections().parent(), below));
  }

  <T> JsonValue list(Collection<T> items, Function<T, JsonValue> answer) {
    take(items.size());
    List<JsonValue> answers = new ArrayList<>(items.size());
    items.forEach(item -> answers.add(answer.apply(item)));
    return new JsonArray(answers);
  }

  private void take(int values) {
    room -= values;
    if (room < 0) {
      throw new RequestException(
          List.of(
              GraphQlError.ofRequest(
                  "INTROSPECTION_LIMIT_EXCEEDED",
                  "The document asks for too much of the schema.",
                  List.of())));
    }
  }

  JsonValue text(@Nullable String text) {
    return text == null ? JsonLiteral.NULL : new JsonString(text);
  }

  JsonValue bool(boolean value) {
    return value ? JsonLiteral.TRUE : JsonLiteral.FALSE;
  }

  /** A string argument's value; null where it is absent. */
  @Nullable String string(Selection.Field field, String argument) {
    return switch (field.arguments().get(argument)) {
      case Value.StringValue(String text) -> text;
      case Value.Variable(String name)
          when variables.members().get(name) instanceof JsonString(String text) ->
          text;
      case null -> null;
      case Value _ -> null;
    };
  }

  /** The argument {@code includeDeprecated}, false where it is absent. */
  boolean includesDeprecated(Selection.Field field) {
    return switch (field.arguments().get("includeDeprecated")) {
      case Value.BooleanValue(boolean value) -> value;
      case Value.Variable(String name) -> variables.members().get(name) == JsonLiteral.TRUE;
      case null -> false;
      case Value _ -> false;
    };
  }
}
