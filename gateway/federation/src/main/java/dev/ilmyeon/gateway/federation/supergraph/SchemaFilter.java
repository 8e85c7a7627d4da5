package dev.ilmyeon.gateway.federation.supergraph;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.schema.AnnotatedSchema;
import dev.ilmyeon.gateway.federation.schema.DirectiveDefinition;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.InputValueDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.EnumType;
import dev.ilmyeon.gateway.federation.schema.NamedType.EnumValueDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType.InputObjectType;
import dev.ilmyeon.gateway.federation.schema.NamedType.InterfaceType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ObjectType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ScalarType;
import dev.ilmyeon.gateway.federation.schema.NamedType.UnionType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes away from a supergraph's schema what is not for clients: first the machinery (types and
 * directives of the linked specifications), then what is {@code @inaccessible}.
 */
final class SchemaFilter {

  /** Prefixes of specifications that some composers use without linking them. */
  private static final List<String> MACHINERY =
      List.of("join__", "link__", "core__", "federation__", "requiresScopes__", "policy__");

  private final AnnotatedSchema annotated;
  private final List<Feature> features;
  private final String inaccessible;

  SchemaFilter(AnnotatedSchema annotated, List<Feature> features) {
    this.annotated = annotated;
    this.features = features;
    this.inaccessible =
        features.stream()
            .filter(feature -> feature.is("inaccessible"))
            .map(feature -> feature.directive("inaccessible"))
            .findFirst()
            .orElse("inaccessible");
  }

  /** Without the specifications' own types and directives. */
  Schema withoutMachinery() {
    return filter(
        annotated.schema(),
        type -> !isMachineryType(type),
        directive -> !isMachineryDirective(directive),
        _ -> true);
  }

  /** Without what is inaccessible. */
  Schema accessible(Schema schema) {
    return filter(schema, this::isAccessible, _ -> true, this::isAccessible);
  }

  /** Whether a directive builds the supergraph, and so is of no interest to later stages. */
  boolean isJoinery(AppliedDirective directive) {
    return features.stream()
        .anyMatch(feature ->
            (feature.is("join") || feature.is("link") || feature.is("core"))
                && feature.ownsDirective(directive.name()));
  }

  /** Whether a coordinate's type is left once the machinery is gone. */
  boolean keepsCoordinate(String coordinate) {
    String type = coordinate.split("[.(]", 2)[0];
    return !type.startsWith("@") && !isMachineryType(type);
  }

  private boolean isMachineryType(String type) {
    return MACHINERY.stream().anyMatch(type::startsWith)
        || features.stream().anyMatch(feature -> feature.ownsType(type));
  }

  private boolean isMachineryDirective(String directive) {
    return directive.equals(inaccessible)
        || MACHINERY.stream().anyMatch(directive::startsWith)
        || features.stream().anyMatch(feature -> feature.ownsDirective(directive));
  }

  private boolean isAccessible(String coordinate) {
    return annotated.applied(coordinate).stream()
        .noneMatch(directive -> directive.name().equals(inaccessible));
  }

  private static Schema filter(
      Schema schema,
      Predicate<String> types,
      Predicate<String> directives,
      Predicate<String> coordinates) {
    Set<String> kept = new LinkedHashSet<>(schema.types().keySet());
    kept.removeIf(types.negate());
    return new Filter(kept, directives, coordinates).apply(schema);
  }

  /**
   * One pass over a schema.
   *
   * @param types that are left; what refers to another one goes too
   * @param coordinates whether a field, argument, input field or enum value is left
   */
  private record Filter(
      Set<String> types, Predicate<String> directives, Predicate<String> coordinates) {

    Schema apply(Schema schema) {
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
}
