package dev.ilmyeon.gateway.federation.schema;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.language.Argument;
import dev.ilmyeon.gateway.federation.language.OperationKind;
import dev.ilmyeon.gateway.federation.language.Source;
import dev.ilmyeon.gateway.federation.language.TypeSyntax;
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
import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.schema.NamedType.EnumType;
import dev.ilmyeon.gateway.federation.schema.NamedType.EnumValueDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType.InputObjectType;
import dev.ilmyeon.gateway.federation.schema.NamedType.InterfaceType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ObjectType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ScalarType;
import dev.ilmyeon.gateway.federation.schema.NamedType.UnionType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns the gathered definitions, each type's definition first and its extensions after it, into
 * types; checks the names that they refer to.
 */
final class TypeAssembly {

  private final Source source;
  private final Map<String, List<TypeDefinition>> parts;
  private final Map<String, DirectiveSyntax> directiveParts;
  private final Map<String, List<AppliedDirective>> applied = new LinkedHashMap<>();

  TypeAssembly(
      Source source,
      Map<String, List<TypeDefinition>> parts,
      Map<String, DirectiveSyntax> directiveParts) {
    this.source = source;
    this.parts = parts;
    this.directiveParts = directiveParts;
  }

  AnnotatedSchema assemble(
      @Nullable String description,
      Map<OperationKind, String> roots,
      List<AppliedDirective> schemaDirectives) {
    note(AnnotatedSchema.SCHEMA, schemaDirectives);
    Map<String, NamedType> types = new LinkedHashMap<>();
    parts.forEach((name, definitions) -> types.put(name, type(name, definitions)));
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
          new ScalarType(name, description, string(directives, "specifiedBy", "url"));
      case ObjectDefinition _ ->
          new ObjectType(
              name, description, fields(name, definitions), interfaces(name, definitions));
      case InterfaceDefinition _ ->
          new InterfaceType(
              name, description, fields(name, definitions), interfaces(name, definitions));
      case UnionDefinition _ -> new UnionType(name, description, members(name, definitions));
      case EnumDefinition _ -> new EnumType(name, description, enumValues(name, definitions));
      case InputDefinition _ ->
          new InputObjectType(
              name,
              description,
              inputFields(name, definitions),
              directives.stream().anyMatch(directive -> directive.name().equals("oneOf")));
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
                    reference(field.type()),
                    arguments(coordinate, field.arguments()),
                    deprecation(field.directives()))),
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
                  reference(value.type()),
                  value.defaultValue(),
                  deprecation(value.directives()))),
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
                    value.name(), value.description(), deprecation(value.directives()))),
            "enum value \"" + type + "." + value.name() + '"',
            value.at());
      }
    }
    return values;
  }

  private Set<String> interfaces(String type, List<TypeDefinition> definitions) {
    return names(
        definitions,
        part -> ((FieldsDefinition) part).interfaces(),
        (named, definition) ->
            definition instanceof InterfaceDefinition
                ? null
                : "Type \"%s\" implements \"%s\": expected an interface."
                    .formatted(type, named.name()));
  }

  private Set<String> members(String type, List<TypeDefinition> definitions) {
    return names(
        definitions,
        part -> ((UnionDefinition) part).members(),
        (named, definition) ->
            definition instanceof ObjectDefinition
                ? null
                : "Union \"%s\" has the member \"%s\": expected an object type."
                    .formatted(type, named.name()));
  }

  private Set<String> names(
      List<TypeDefinition> definitions,
      Function<TypeDefinition, List<TypeSyntax.Named>> listed,
      BiFunction<TypeSyntax.Named, TypeDefinition, @Nullable String> complaint) {
    Set<String> names = new LinkedHashSet<>();
    for (TypeDefinition part : definitions) {
      for (TypeSyntax.Named named : listed.apply(part)) {
        String wrong = complaint.apply(named, known(named));
        if (wrong != null) {
          throw error(wrong, named.at());
        }
        names.add(named.name());
      }
    }
    return names;
  }

  private DirectiveDefinition directive(DirectiveSyntax syntax) {
    return new DirectiveDefinition(
        syntax.name(),
        syntax.description(),
        arguments("@" + syntax.name(), syntax.arguments()),
        syntax.repeatable(),
        new LinkedHashSet<>(syntax.locations()));
  }

  private TypeReference reference(TypeSyntax syntax) {
    return switch (syntax) {
      case TypeSyntax.Named named -> {
        known(named);
        yield new TypeReference.Named(named.name());
      }
      case TypeSyntax.ListOf list -> new TypeReference.ListOf(reference(list.item()));
      case TypeSyntax.NonNull nonNull -> new TypeReference.NonNull(reference(nonNull.nullable()));
    };
  }

  private TypeDefinition known(TypeSyntax.Named named) {
    List<TypeDefinition> definitions = parts.get(named.name());
    if (definitions == null) {
      throw error("Unknown type \"" + named.name() + "\".", named.at());
    }
    return definitions.getFirst();
  }

  private static @Nullable String deprecation(List<AppliedDirective> directives) {
    for (AppliedDirective directive : directives) {
      if (directive.name().equals("deprecated")) {
        String reason = string(directives, "deprecated", "reason");
        return reason == null ? "No longer supported" : reason;
      }
    }
    return null;
  }

  private static @Nullable String string(
      List<AppliedDirective> directives, String name, String argument) {
    for (AppliedDirective directive : directives) {
      Argument found = directive.name().equals(name) ? directive.argument(argument) : null;
      if (found != null && found.value() instanceof Value.StringValue string) {
        return string.value();
      }
    }
    return null;
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
