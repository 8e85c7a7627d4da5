package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonArray;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonLiteral;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonNumber;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.schema.InputValueDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType.InputObjectType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.schema.TypeReference.ListOf;
import dev.ilmyeon.gateway.federation.schema.TypeReference.Named;
import dev.ilmyeon.gateway.federation.schema.TypeReference.NonNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Valid constant literals, which defaults are, to the JSON that they mean. */
final class LiteralCoercion {

  private final Schema schema;

  LiteralCoercion(Schema schema) {
    this.schema = schema;
  }

  JsonValue coerce(Value value, TypeReference type) {
    return switch (type) {
      case NonNull(TypeReference nullable) -> coerce(value, nullable);
      case ListOf(TypeReference item) ->
          switch (value) {
            case Value.NullValue _ -> JsonLiteral.NULL;
            case Value.ListValue(List<Value> items) ->
                new JsonArray(items.stream().map(each -> coerce(each, item)).toList());
            case Value single -> new JsonArray(List.of(coerce(single, item)));
          };
      case Named(String name) -> named(value, name);
    };
  }

  private JsonValue named(Value value, String name) {
    if (schema.type(name) instanceof InputObjectType input
        && value instanceof Value.ObjectValue(Map<String, Value> fields)) {
      return object(fields, input);
    }
    if (name.equals("ID") && value instanceof Value.IntValue(String text)) {
      return new JsonString(text);
    }
    return plain(value);
  }

  private JsonValue object(Map<String, Value> fields, InputObjectType type) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (InputValueDefinition field : type.fields().values()) {
      Value given = fields.getOrDefault(field.name(), field.defaultValue());
      if (given != null) {
        members.put(field.name(), coerce(given, field.type()));
      }
    }
    return new JsonObject(members);
  }

  /** As it is, for scalars and for what has no type. */
  private static JsonValue plain(Value value) {
    return switch (value) {
      case Value.IntValue(String text) -> new JsonNumber(text);
      case Value.FloatValue(String text) -> new JsonNumber(text);
      case Value.StringValue(String text) -> new JsonString(text);
      case Value.EnumValue(String name) -> new JsonString(name);
      case Value.BooleanValue(boolean bool) -> bool ? JsonLiteral.TRUE : JsonLiteral.FALSE;
      case Value.NullValue _ -> JsonLiteral.NULL;
      case Value.ListValue(List<Value> items) -> {
        List<JsonValue> list = new ArrayList<>();
        items.forEach(item -> list.add(plain(item)));
        yield new JsonArray(list);
      }
      case Value.ObjectValue(Map<String, Value> fields) -> {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        fields.forEach((name, field) -> members.put(name, plain(field)));
        yield new JsonObject(members);
      }
      case Value.Variable(String name) ->
          throw new IllegalArgumentException("A constant holds the variable $" + name);
    };
  }
}
