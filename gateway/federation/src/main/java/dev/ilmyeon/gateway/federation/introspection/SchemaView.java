package dev.ilmyeon.gateway.federation.introspection;

import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonLiteral;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.schema.DirectiveDefinition;
import dev.ilmyeon.gateway.federation.schema.InputValueDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.EnumType;
import dev.ilmyeon.gateway.federation.schema.NamedType.FieldedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.InputObjectType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ObjectType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ScalarType;
import dev.ilmyeon.gateway.federation.schema.NamedType.UnionType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.selection.Selection;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The schema and its directives as introspection shows them (GraphQL specification, 4.2). */
final class SchemaView {

  private static final Set<String> OPTIONAL = Set.of("Int", "Float", "ID");

  private final Schema schema;
  private final Shape shape;
  private final TypeView types;

  SchemaView(Schema schema, Shape shape) {
    this.schema = schema;
    this.shape = shape;
    this.types = new TypeView(schema, shape);
  }

  JsonValue schema(Selection.Field field) {
    return shape.object(
        field,
        "__Schema",
        asked ->
            switch (asked.name()) {
              case "description" -> shape.text(schema.description());
              case "types" -> shape.list(shownTypes(), type -> types.type(asked, type));
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
    return root == null ? JsonLiteral.NULL : types.type(field, root);
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
              case "args" -> types.inputValues(asked, definition.arguments().values());
              default -> JsonLiteral.NULL;
            });
  }
}
