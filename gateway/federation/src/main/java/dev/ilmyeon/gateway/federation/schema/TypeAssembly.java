package dev.ilmyeon.gateway.federation.schema;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.language.Source;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.DirectiveSyntax;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.EnumDefinition;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.EnumValue;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.Field;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.FieldsDefinition;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.InputDefinition;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.InputValue;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.InterfaceDefinition;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.ObjectDefinition;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.ScalarDefinition;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.TypeDefinition;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.UnionDefinition;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.schema.NamedType.EnumType;
import dev.ilmyeon.gateway.federation.schema.NamedType.EnumValueDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType.InputObjectType;
import dev.ilmyeon.gateway.federation.schema.NamedType.InterfaceType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ObjectType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ScalarType;
import dev.ilmyeon.gateway.federation.schema.NamedType.UnionType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns the gathered definitions, each type's definition first and its extensions after it, into
 * types.
 */
final class TypeAssembly {

  private final Source source;
  private final Map<String, List<TypeDefinition>> parts;
  private final Map<String, DirectiveSyntax> directiveParts;
  private final TypeNames names;
  private final Map<String, List<AppliedDirective>> applied = new LinkedHashMap<>();
  private final Map<String, Integer> inputFieldsAt = new HashMap<>();

  TypeAssembly(
      Source source,
      Map<String, List<TypeDefinition>> parts,
      Map<String, DirectiveSyntax> directiveParts) {
    this.source = source;
    this.parts = parts;
    this.directiveParts = directiveParts;
    this.names = new TypeNames(source, parts);
  }

  AnnotatedSchema assemble(
      @Nullable String description,
      Map<OperationKind, String> roots,
      List<AppliedDirective> schemaDirectives) {
    note(AnnotatedSchema.SCHEMA, schemaDirectives);
    Map<String, NamedType> types = new LinkedHashMap<>();
    parts.forEach((name, definitions) -> types.put(name, type(name, definitions)));
    requireFiniteDefaults(types);
    Map<String, DirectiveDefinition> directives = new LinkedHashMap<>();
    directiveParts.forEach((name, syntax) -> directives.put(name, directive(syntax)));
    roots.forEach((kind, name) -> {
      if (!(types.get(name) instanceof ObjectType)) {
        throw new SchemaException(
            "Expected an object type named \"%s\" as the %s root.".formatted(name, kind.keyword()),
            source.location(0));
      }
    });
    return new AnnotatedSchema(new Schema(description, types, roots, directives), applied, source);
  }

  private void requireFiniteDefaults(Map<String, NamedType> types) {
    String cyclic = DefaultCycles.find(types);
    if (cyclic != null) {
      int at = inputFieldsAt.getOrDefault(cyclic, 0);
      throw error("The default value of input field \"" + cyclic + "\" holds itself.", at);
    }
  }

  private NamedType type(String name, List<TypeDefinition> definitions) {
    TypeDefinition first = definitions.getFirst();
    List<AppliedDirective> directives = new ArrayList<>();
    for (TypeDefinition part : definitions) {
      if (!part.keyword().equals(first.keyword())) {
        throw error(
            "Cannot extend %s \"%s\" as %s.".formatted(first.keyword(), name, part.keyword()),
            part.at());
      }
      directives.addAll(part.directives());
    }
    note(name, directives);
    String description = first.description();
    return switch (first) {
      case ScalarDefinition _ ->
          new ScalarType(name, description, SpecifiedDirectives.url(directives));
      case ObjectDefinition _ ->
          new ObjectType(
              name, description, fields(name, definitions), names.interfaces(name, definitions));
      case InterfaceDefinition _ ->
          new InterfaceType(
              name, description, fields(name, definitions), names.interfaces(name, definitions));
      case UnionDefinition _ -> new UnionType(name, description, names.members(name, definitions));
      case EnumDefinition _ -> new EnumType(name, description, enumValues(name, definitions));
      case InputDefinition _ ->
          new InputObjectType(
              name,
              description,
              inputFields(name, definitions),
              SpecifiedDirectives.oneOf(directives));
    };
  }

  private Map<String, FieldDefinition> fields(String type, List<TypeDefinition> definitions) {
    Map<String, FieldDefinition> fields = new LinkedHashMap<>();
    for (TypeDefinition part : definitions) {
      for (Field field : ((FieldsDefinition) part).fields()) {
        String coordinate = type + "." + field.name();
        note(coordinate, field.directives());
        unique(
            fields.put(
                field.name(),
                new FieldDefinition(
                    field.name(),
                    field.description(),
                    names.reference(field.type()),
                    arguments(coordinate, field.arguments()),
                    SpecifiedDirectives.deprecation(field.directives()))),
            "field \"" + coordinate + '"',
            field.at());
      }
    }
    return fields;
  }

  private Map<String, InputValueDefinition> arguments(String coordinate, List<InputValue> values) {
    return inputValues(values, name -> coordinate + "(" + name + ":)");
  }

  private Map<String, InputValueDefinition> inputFields(
      String type, List<TypeDefinition> definitions) {
    List<InputValue> values = new ArrayList<>();
    definitions.forEach(part -> values.addAll(((InputDefinition) part).fields()));
    values.forEach(value -> inputFieldsAt.put(type + "." + value.name(), value.at()));
    return inputValues(values, name -> type + "." + name);
  }

  private Map<String, InputValueDefinition> inputValues(
      List<InputValue> values, Function<String, String> coordinates) {
    Map<String, InputValueDefinition> definitions = new LinkedHashMap<>();
    for (InputValue value : values) {
      String coordinate = coordinates.apply(value.name());
      note(coordinate, value.directives());
      unique(
          definitions.put(
              value.name(),
              new InputValueDefinition(
                  value.name(),
                  value.description(),
                  names.reference(value.type()),
                  value.defaultValue(),
                  SpecifiedDirectives.deprecation(value.directives()))),
          "input value \"" + coordinate + '"',
          value.at());
    }
    return definitions;
  }

  private Map<String, EnumValueDefinition> enumValues(
      String type, List<TypeDefinition> definitions) {
    Map<String, EnumValueDefinition> values = new LinkedHashMap<>();
    for (TypeDefinition part : definitions) {
      for (EnumValue value : ((EnumDefinition) part).values()) {
        note(type + "." + value.name(), value.directives());
        unique(
            values.put(
                value.name(),
                new EnumValueDefinition(
                    value.name(),
                    value.description(),
                    SpecifiedDirectives.deprecation(value.directives()))),
            "enum value \"" + type + "." + value.name() + '"',
            value.at());
      }
    }
    return values;
  }

  private DirectiveDefinition directive(DirectiveSyntax syntax) {
    return new DirectiveDefinition(
        syntax.name(),
        syntax.description(),
        arguments("@" + syntax.name(), syntax.arguments()),
        syntax.repeatable(),
        new LinkedHashSet<>(syntax.locations()));
  }

  private void note(String coordinate, List<AppliedDirective> directives) {
    if (!directives.isEmpty()) {
      applied.put(coordinate, List.copyOf(directives));
    }
  }

  private void unique(@Nullable Object previous, String what, int at) {
    if (previous != null) {
      throw error("There can be only one " + what + ".", at);
    }
  }

  private SchemaException error(String message, int at) {
    return new SchemaException(message, source.location(at));
  }
}
