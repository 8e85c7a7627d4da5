package dev.ilmyeon.gateway.federation.introspection;

import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonLiteral;
import dev.ilmyeon.gateway.federation.language.ValuePrinter;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.InputValueDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.EnumType;
import dev.ilmyeon.gateway.federation.schema.NamedType.EnumValueDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType.FieldedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.InputObjectType;
import dev.ilmyeon.gateway.federation.schema.NamedType.InterfaceType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ObjectType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ScalarType;
import dev.ilmyeon.gateway.federation.schema.NamedType.UnionType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.schema.TypeReference.ListOf;
import dev.ilmyeon.gateway.federation.schema.TypeReference.Named;
import dev.ilmyeon.gateway.federation.schema.TypeReference.NonNull;
import dev.ilmyeon.gateway.federation.selection.Selection;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Types and what they are made of as introspection shows them (GraphQL specification, 4.2.2), one
 * method a type of introspection.
 */
final class TypeView {

  private final Schema schema;
  private final Shape shape;

  TypeView(Schema schema, Shape shape) {
    this.schema = schema;
    this.shape = shape;
  }

  JsonValue type(Selection.Field field, NamedType type) {
    return shape.object(
        field,
        "__Type",
        asked ->
            switch (asked.name()) {
              case "kind" -> shape.text(kind(type));
              case "name" -> shape.text(type.name());
              case "description" -> shape.text(type.description());
              case "specifiedByURL" ->
                  shape.text(type instanceof ScalarType scalar ? scalar.specifiedBy() : null);
              case "fields" ->
                  type instanceof FieldedType fielded
                      ? undeprecated(
                          asked,
                          fielded.fields().values(),
                          FieldDefinition::deprecationReason,
                          each -> field(asked, each))
                      : JsonLiteral.NULL;
              case "interfaces" ->
                  type instanceof FieldedType fielded
                      ? types(asked, fielded.interfaces())
                      : JsonLiteral.NULL;
              case "possibleTypes" ->
                  type instanceof InterfaceType || type instanceof UnionType
                      ? types(asked, schema.possibleTypes(type.name()))
                      : JsonLiteral.NULL;
              case "enumValues" ->
                  type instanceof EnumType values
                      ? undeprecated(
                          asked,
                          values.values().values(),
                          EnumValueDefinition::deprecationReason,
                          each -> enumValue(asked, each))
                      : JsonLiteral.NULL;
              case "inputFields" ->
                  type instanceof InputObjectType input
                      ? inputValues(asked, input.fields().values())
                      : JsonLiteral.NULL;
              case "isOneOf" ->
                  type instanceof InputObjectType input
                      ? shape.bool(input.oneOf())
                      : JsonLiteral.NULL;
              default -> JsonLiteral.NULL;
            });
  }

  private static String kind(NamedType type) {
    return switch (type) {
      case ScalarType _ -> "SCALAR";
      case ObjectType _ -> "OBJECT";
      case InterfaceType _ -> "INTERFACE";
      case UnionType _ -> "UNION";
      case EnumType _ -> "ENUM";
      case InputObjectType _ -> "INPUT_OBJECT";
    };
  }

  private JsonValue types(Selection.Field field, Collection<String> names) {
    List<NamedType> types =
        names.stream()
            .<NamedType>mapMulti((name, out) -> {
              NamedType type = schema.type(name);
              if (type != null) {
                out.accept(type);
              }
            })
            .toList();
    return shape.list(types, type -> type(field, type));
  }

  private JsonValue reference(Selection.Field field, TypeReference reference) {
    return switch (reference) {
      case Named(String name) -> {
        NamedType type = schema.type(name);
        yield type == null ? JsonLiteral.NULL : type(field, type);
      }
      case ListOf(TypeReference item) -> wrapper(field, "LIST", item);
      case NonNull(TypeReference nullable) -> wrapper(field, "NON_NULL", nullable);
    };
  }

  private JsonValue wrapper(Selection.Field field, String kind, TypeReference inner) {
    return shape.object(
        field,
        "__Type",
        asked ->
            switch (asked.name()) {
              case "kind" -> shape.text(kind);
              case "ofType" -> reference(asked, inner);
              default -> JsonLiteral.NULL;
            });
  }

  private JsonValue field(Selection.Field field, FieldDefinition definition) {
    return shape.object(
        field,
        "__Field",
        asked ->
            switch (asked.name()) {
              case "name" -> shape.text(definition.name());
              case "description" -> shape.text(definition.description());
              case "args" -> inputValues(asked, definition.arguments().values());
              case "type" -> reference(asked, definition.type());
              case "isDeprecated" -> shape.bool(definition.deprecationReason() != null);
              case "deprecationReason" -> shape.text(definition.deprecationReason());
              default -> JsonLiteral.NULL;
            });
  }

  JsonValue inputValues(Selection.Field field, Collection<InputValueDefinition> definitions) {
    return undeprecated(
        field,
        definitions,
        InputValueDefinition::deprecationReason,
        each -> inputValue(field, each));
  }

  private JsonValue inputValue(Selection.Field field, InputValueDefinition definition) {
    return shape.object(
        field,
        "__InputValue",
        asked ->
            switch (asked.name()) {
              case "name" -> shape.text(definition.name());
              case "description" -> shape.text(definition.description());
              case "type" -> reference(asked, definition.type());
              case "defaultValue" ->
                  definition.defaultValue() == null
                      ? JsonLiteral.NULL
                      : shape.text(ValuePrinter.print(definition.defaultValue()));
              case "isDeprecated" -> shape.bool(definition.deprecationReason() != null);
              case "deprecationReason" -> shape.text(definition.deprecationReason());
              default -> JsonLiteral.NULL;
            });
  }

  private JsonValue enumValue(Selection.Field field, EnumValueDefinition definition) {
    return shape.object(
        field,
        "__EnumValue",
        asked ->
            switch (asked.name()) {
              case "name" -> shape.text(definition.name());
              case "description" -> shape.text(definition.description());
              case "isDeprecated" -> shape.bool(definition.deprecationReason() != null);
              case "deprecationReason" -> shape.text(definition.deprecationReason());
              default -> JsonLiteral.NULL;
            });
  }

  private <T> JsonValue undeprecated(
      Selection.Field field,
      Collection<T> items,
      Function<T, @Nullable String> deprecation,
      Function<T, JsonValue> answer) {
    boolean all = shape.includesDeprecated(field);
    return shape.list(
        items.stream().filter(item -> all || deprecation.apply(item) == null).toList(), answer);
  }
}
