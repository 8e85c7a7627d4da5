package dev.ilmyeon.gateway.federation.schema;

import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.schema.NamedType.EnumType;
import dev.ilmyeon.gateway.federation.schema.NamedType.EnumValueDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType.InputObjectType;
import dev.ilmyeon.gateway.federation.schema.NamedType.InterfaceType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ObjectType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ScalarType;
import dev.ilmyeon.gateway.federation.schema.NamedType.UnionType;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a schema without some of it.
 *
 * @param types that are left; what refers to another one goes too
 * @param directives whether a directive's definition is left
 * @param coordinates whether a field, argument, input field or enum value is left
 */
public record SchemaSubset(
    Set<String> types, Predicate<String> directives, Predicate<String> coordinates) {

  public Schema of(Schema schema) {
    Map<String, NamedType> left = new LinkedHashMap<>();
    types.forEach(name -> {
      NamedType type = schema.type(name);
      if (type != null) {
        left.put(name, type(type));
      }
    });
    Map<OperationKind, String> roots = new EnumMap<>(OperationKind.class);
    schema
        .roots()
        .forEach((kind, name) -> {
          if (types.contains(name)) {
            roots.put(kind, name);
          }
        });
    Map<String, DirectiveDefinition> leftDirectives = new LinkedHashMap<>();
    schema
        .directives()
        .forEach((name, definition) -> {
          if (directives.test(name)) {
            leftDirectives.put(name, directive(definition));
          }
        });
    return new Schema(schema.description(), left, roots, leftDirectives);
  }

  private NamedType type(NamedType type) {
    String name = type.name();
    @Nullable String description = type.description();
    return switch (type) {
      case ScalarType scalar -> scalar;
      case ObjectType object ->
          new ObjectType(
              name, description, fields(name, object.fields()), left(object.interfaces()));
      case InterfaceType contract ->
          new InterfaceType(
              name, description, fields(name, contract.fields()), left(contract.interfaces()));
      case UnionType union -> new UnionType(name, description, left(union.members()));
      case EnumType values -> new EnumType(name, description, values(name, values.values()));
      case InputObjectType input ->
          new InputObjectType(
              name, description, inputs(name + ".", "", input.fields()), input.oneOf());
    };
  }

  private Set<String> left(Set<String> names) {
    Set<String> left = new LinkedHashSet<>(names);
    left.retainAll(types);
    return left;
  }

  private Map<String, FieldDefinition> fields(
      String type, Map<String, FieldDefinition> definitions) {
    Map<String, FieldDefinition> left = new LinkedHashMap<>();
    definitions.forEach((name, field) -> {
      String coordinate = type + "." + name;
      if (coordinates.test(coordinate) && types.contains(field.type().namedType())) {
        left.put(
            name,
            new FieldDefinition(
                name,
                field.description(),
                field.type(),
                inputs(coordinate + "(", ":)", field.arguments()),
                field.deprecationReason()));
      }
    });
    return left;
  }

  private Map<String, InputValueDefinition> inputs(
      String before, String after, Map<String, InputValueDefinition> definitions) {
    Map<String, InputValueDefinition> left = new LinkedHashMap<>();
    definitions.forEach((name, value) -> {
      if (coordinates.test(before + name + after) && types.contains(value.type().namedType())) {
        left.put(name, value);
      }
    });
    return left;
  }

  private Map<String, EnumValueDefinition> values(
      String type, Map<String, EnumValueDefinition> definitions) {
    Map<String, EnumValueDefinition> left = new LinkedHashMap<>(definitions);
    left.keySet().removeIf(name -> !coordinates.test(type + "." + name));
    return left;
  }

  private DirectiveDefinition directive(DirectiveDefinition definition) {
    return new DirectiveDefinition(
        definition.name(),
        definition.description(),
        inputs("@" + definition.name() + "(", ":)", definition.arguments()),
        definition.repeatable(),
        definition.locations());
  }
}
