package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.error.SourceLocation;
import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonArray;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonLiteral;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import dev.ilmyeon.gateway.federation.schema.InputValueDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.NamedType.EnumType;
import dev.ilmyeon.gateway.federation.schema.NamedType.InputObjectType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ScalarType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.schema.TypeReference.ListOf;
import dev.ilmyeon.gateway.federation.schema.TypeReference.Named;
import dev.ilmyeon.gateway.federation.schema.TypeReference.NonNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * CoerceVariableValues (GraphQL specification, 6.1.2): each value checked against its type, single
 * items made lists, defaults filled in; what is no variable of the operation is left out. Custom
 * scalars and the texts of numbers pass untouched.
 */
final class VariableCoercion {

  private static final String CODE = "BAD_USER_INPUT";

  /** As many as graphql-js reports before it gives up. */
  private static final int MAX_ERRORS = 50;

  private final Schema schema;
  private final LiteralCoercion literals;
  private final List<GraphQlError> errors = new ArrayList<>();

  VariableCoercion(Schema schema) {
    this.schema = schema;
    this.literals = new LiteralCoercion(schema);
  }

  /** Throws {@link RequestException} with an error for each wrong value, of many the first. */
  JsonObject coerce(ValidOperation operation, JsonObject raw) {
    Map<String, JsonValue> coerced = new LinkedHashMap<>();
    for (VariableDefinition variable : operation.variables()) {
      SourceLocation location = operation.variableLocation(variable.name());
      JsonValue given = raw.members().get(variable.name());
      if (given == null) {
        if (variable.defaultValue() != null) {
          coerced.put(variable.name(), literals.coerce(variable.defaultValue(), variable.type()));
        } else if (variable.type() instanceof NonNull) {
          fail(
              "Variable \"$%s\" of required type \"%s\" was not provided."
                  .formatted(variable.name(), variable.type()),
              location);
        }
      } else if (given == JsonLiteral.NULL && variable.type() instanceof NonNull) {
        fail(
            "Variable \"$%s\" of non-null type \"%s\" must not be null."
                .formatted(variable.name(), variable.type()),
            location);
      } else {
        coerced.put(
            variable.name(),
            new Coercion(variable.name(), location).value(given, variable.type(), ValuePath.ROOT));
      }
    }
    if (!errors.isEmpty()) {
      throw new RequestException(errors);
    }
    return new JsonObject(coerced);
  }

  private void fail(String message, SourceLocation location) {
    errors.add(GraphQlError.ofRequest(CODE, message, List.of(location)));
    if (errors.size() == MAX_ERRORS) {
      throw new RequestException(errors);
    }
  }

  /** One variable's value. */
  private final class Coercion {
    private final String variable;
    private final SourceLocation location;

    Coercion(String variable, SourceLocation location) {
      this.variable = variable;
      this.location = location;
    }

    JsonValue value(JsonValue given, TypeReference type, ValuePath path) {
      return switch (type) {
        case NonNull(TypeReference nullable) ->
            given == JsonLiteral.NULL
                ? wrong(
                    given,
                    path,
                    "Expected non-nullable type \"%s\" not to be null.".formatted(type))
                : value(given, nullable, path);
        case ListOf(TypeReference item) -> list(given, item, path);
        case Named(String name) -> given == JsonLiteral.NULL ? given : named(given, name, path);
      };
    }

    private JsonValue list(JsonValue given, TypeReference item, ValuePath path) {
      if (given == JsonLiteral.NULL) {
        return given;
      }
      if (!(given instanceof JsonArray(List<JsonValue> items))) {
        return new JsonArray(List.of(value(given, item, path)));
      }
      List<JsonValue> coerced = new ArrayList<>(items.size());
      for (int i = 0; i < items.size(); i++) {
        coerced.add(value(items.get(i), item, path.to(i)));
      }
      return new JsonArray(coerced);
    }

    private JsonValue named(JsonValue given, String name, ValuePath path) {
      return switch (schema.type(name)) {
        case InputObjectType input -> object(given, input, path);
        case EnumType values -> enumValue(given, values, path);
        case ScalarType _ -> scalar(given, name, path);
        case CompositeType _ -> given;
        case null -> given;
      };
    }

    private JsonValue scalar(JsonValue given, String name, ValuePath path) {
      return switch (JsonScalars.coerce(name, given)) {
        case JsonScalars.Coerced(JsonValue value) -> value;
        case JsonScalars.Refused(String why) -> wrong(given, path, why);
      };
    }

    private JsonValue enumValue(JsonValue given, EnumType type, ValuePath path) {
      if (!(given instanceof JsonString(String name))) {
        return wrong(
            given,
            path,
            "Enum \"%s\" cannot represent non-string value: %s."
                .formatted(type.name(), Inspection.show(given)));
      }
      return type.values().containsKey(name)
          ? given
          : wrong(
              given,
              path,
              "Value \"%s\" does not exist in \"%s\" enum.".formatted(name, type.name()));
    }

    private JsonValue object(JsonValue given, InputObjectType type, ValuePath path) {
      if (!(given instanceof JsonObject(Map<String, JsonValue> members))) {
        return wrong(given, path, "Expected type \"%s\" to be an object.".formatted(type.name()));
      }
      Map<String, JsonValue> coerced = new LinkedHashMap<>();
      for (InputValueDefinition field : type.fields().values()) {
        JsonValue member = members.get(field.name());
        if (member != null) {
          coerced.put(field.name(), value(member, field.type(), path.to(field.name())));
        } else if (field.defaultValue() != null) {
          coerced.put(field.name(), literals.coerce(field.defaultValue(), field.type()));
        } else if (field.required()) {
          wrong(
              given,
              path,
              "Field \"%s\" of required type \"%s\" was not provided."
                  .formatted(field.name(), field.type()));
        }
      }
      for (String name : members.keySet()) {
        if (!type.fields().containsKey(name)) {
          wrong(
              given,
              path,
              "Field \"%s\" is not defined by type \"%s\".".formatted(name, type.name()));
        }
      }
      if (type.oneOf()) {
        oneOf(members, coerced.keySet(), type, path);
      }
      return new JsonObject(coerced);
    }

    /** {@code known}: those of the members that the type has. */
    private void oneOf(
        Map<String, JsonValue> members, Set<String> known, InputObjectType type, ValuePath path) {
      if (known.size() != 1) {
        wrong(
            new JsonObject(members),
            path,
            "Exactly one key must be specified for OneOf type \"%s\".".formatted(type.name()));
      }
      for (String name : known) {
        if (members.get(name) == JsonLiteral.NULL) {
          wrong(JsonLiteral.NULL, path.to(name), "Field \"%s\" must be non-null.".formatted(name));
        }
      }
    }

    private JsonValue wrong(JsonValue given, ValuePath path, String why) {
      String at = path.equals(ValuePath.ROOT) ? "" : " at \"" + variable + path + '"';
      fail(
          "Variable \"$%s\" got invalid value %s%s; %s"
              .formatted(variable, Inspection.show(given), at, why),
          location);
      return JsonLiteral.NULL;
    }
  }
}
