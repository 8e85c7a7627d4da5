package dev.ilmyeon.gateway.federation.introspection;

import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonLiteral;
import dev.ilmyeon.gateway.federation.language.OperationKind;
import dev.ilmyeon.gateway.federation.language.ValuePrinter;
import dev.ilmyeon.gateway.federation.schema.DirectiveDefinition;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The schema as introspection shows it (GraphQL specification, 4.2), one method a type. */
final class SchemaView {

  private static final Set<String> OPTIONAL = Set.of("Int", "Float", "ID");

  private final Schema schema;
  private final Shape shape;

  SchemaView(Schema schema, Shape shape) {
    this.schema = schema;
    this.shape = shape;
  }

  JsonValue schema(Selection.Field field) {
    return shape.object(
        field,
        "__Schema",
        asked ->
            switch (asked.name()) {
              case "description" -> shape.text(schema.description());
              case "types" -> shape.list(shownTypes(), type -> type(asked, type));
              case "queryType" -> root(asked, OperationKind.QUERY);
              case "mutationType" -> root(asked, OperationKind.MUTATION);
              case "subscriptionType" -> root(asked, OperationKind.SUBSCRIPTION);
              case "directives" ->
                  shape.list(
                      schema.directives().values(), directive -> directive(asked, directive));
              default -> JsonLiteral.NULL;
            });
  }

  /** Without the built-in scalars that nothing refers to (GraphQL specification, 3.5). */
  private Collection<NamedType> shownTypes() {
    Set<String> unused = new HashSet<>(OPTIONAL);
    for (NamedType type : schema.types().values()) {
      switch (type) {
        case FieldedType fielded ->
            fielded
                .fields()
                .values()
                .forEach(field -> {
                  unused.remove(field.type().namedType());
                  removeUsed(unused, field.arguments());
                });
        case InputObjectType input -> removeUsed(unused, input.fields());
        case ScalarType _, EnumType _, UnionType _ -> {}
      }
    }
    schema.directives().values().forEach(each -> removeUsed(unused, each.arguments()));
    return schema.types().values().stream().filter(type -> !unused.contains(type.name())).toList();
  }

  private static void removeUsed(Set<String> unused, Map<String, InputValueDefinition> values) {
    values.values().forEach(value -> unused.remove(value.type().namedType()));
  }

  private JsonValue root(Selection.Field field, OperationKind kind) {
    ObjectType root = schema.root(kind);
    return root == null ? JsonLiteral.NULL : type(field, root);
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

  private JsonValue inputValues(
      Selection.Field field, Collection<InputValueDefinition> definitions) {
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

  private JsonValue directive(Selection.Field field, DirectiveDefinition definition) {
    return shape.object(
        field,
        "__Directive",
        asked ->
            switch (asked.name()) {
              case "name" -> shape.text(definition.name());
              case "description" -> shape.text(definition.description());
              case "isRepeatable" -> shape.bool(definition.repeatable());
              case "locations" -> shape.list(definition.locations(), shape::text);
              case "args" -> inputValues(asked, definition.arguments().values());
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
