package dev.ilmyeon.gateway.federation.response;

import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonArray;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonLiteral;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonNumber;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.EnumType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ObjectType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The specification's algorithms word by word, over trees: what the fast projection is compared
 * with.
 */
final class SlowProjection {

  /** A null where none may be. */
  private static final class NullException extends RuntimeException {}

  private final Schema schema;

  SlowProjection(Schema schema) {
    this.schema = schema;
  }

  JsonValue data(Operation operation, JsonObject merged) {
    try {
      ObjectType root = (ObjectType) operation.selections().parent();
      return selectionSet(root, List.of(operation.selections()), merged);
    } catch (NullException _) {
      return JsonLiteral.NULL;
    }
  }

  private JsonValue selectionSet(ObjectType type, List<SelectionSet> sets, JsonObject object) {
    Map<String, List<Selection.Field>> grouped = new LinkedHashMap<>();
    sets.forEach(set -> collectFields(type, set, grouped));
    Map<String, JsonValue> result = new LinkedHashMap<>();
    grouped.forEach((key, fields) -> {
      if (fields.getFirst().isTypename()) {
        result.put(key, new JsonString(type.name()));
        return;
      }
      TypeReference fieldType = type.fields().get(fields.getFirst().name()).type();
      JsonValue value = object.members().getOrDefault(key, JsonLiteral.NULL);
      result.put(key, completeOrNull(fieldType, fields, value));
    });
    return new JsonObject(result);
  }

  private void collectFields(
      ObjectType type, SelectionSet set, Map<String, List<Selection.Field>> grouped) {
    for (Selection selection : set.selections()) {
      switch (selection) {
        case Selection.Field field ->
            grouped.computeIfAbsent(field.responseKey(), _ -> new ArrayList<>()).add(field);
        case Selection.InlineFragment fragment -> {
          String condition = fragment.typeCondition().name();
          if (schema.possibleTypes(condition).contains(type.name())) {
            collectFields(type, fragment.selections(), grouped);
          }
        }
      }
    }
  }

  private JsonValue completeOrNull(
      TypeReference type, List<Selection.Field> fields, JsonValue value) {
    try {
      return complete(type, fields, value);
    } catch (NullException e) {
      if (type instanceof TypeReference.NonNull) {
        throw e;
      }
      return JsonLiteral.NULL;
    }
  }

  private JsonValue complete(TypeReference type, List<Selection.Field> fields, JsonValue value) {
    if (type instanceof TypeReference.NonNull nonNull) {
      JsonValue completed = complete(nonNull.nullable(), fields, value);
      if (completed == JsonLiteral.NULL) {
        throw new NullException();
      }
      return completed;
    }
    if (value == JsonLiteral.NULL) {
      return value;
    }
    if (type instanceof TypeReference.ListOf list) {
      if (!(value instanceof JsonArray array)) {
        throw new NullException();
      }
      List<JsonValue> items = new ArrayList<>();
      array.items().forEach(item -> items.add(completeOrNull(list.item(), fields, item)));
      return new JsonArray(items);
    }
    NamedType named = schema.type(type.namedType());
    return switch (named) {
      case NamedType.CompositeType composite -> {
        if (!(value instanceof JsonObject object)) {
          throw new NullException();
        }
        List<SelectionSet> sets = new ArrayList<>();
        fields.forEach(field -> sets.add(field.selections()));
        yield selectionSet(runtimeType(composite, object), sets, object);
      }
      case EnumType enumeration -> {
        if (!(value instanceof JsonString name && enumeration.values().containsKey(name.value()))) {
          throw new NullException();
        }
        yield value;
      }
      case NamedType.ScalarType scalar -> scalar(scalar.name(), value);
      case NamedType.InputObjectType _ -> throw new IllegalStateException();
      case null -> throw new IllegalStateException();
    };
  }

  private ObjectType runtimeType(NamedType.CompositeType declared, JsonObject object) {
    if (declared instanceof ObjectType type) {
      return type;
    }
    if (object.members().get("__typename") instanceof JsonString name
        && schema.possibleTypes(declared.name()).contains(name.value())) {
      return (ObjectType) schema.type(name.value());
    }
    throw new NullException();
  }

  private static JsonValue scalar(String name, JsonValue value) {
    return switch (name) {
      case "Int" -> {
        if (!(value instanceof JsonNumber number)) {
          throw new NullException();
        }
        try {
          yield new JsonNumber(Integer.toString(new BigDecimal(number.text()).intValueExact()));
        } catch (ArithmeticException _) {
          throw new NullException();
        }
      }
      case "Float" -> same(value, value instanceof JsonNumber);
      case "String" -> same(value, value instanceof JsonString);
      case "Boolean" -> same(value, value == JsonLiteral.TRUE || value == JsonLiteral.FALSE);
      case "ID" ->
          value instanceof JsonNumber number && number.text().matches("-?[0-9]+")
              ? new JsonString(number.text())
              : same(value, value instanceof JsonString);
      default -> value;
    };
  }

  private static JsonValue same(JsonValue value, boolean fits) {
    if (!fits) {
      throw new NullException();
    }
    return value;
  }
}
