package dev.ilmyeon.gateway.federation.schema;

import dev.ilmyeon.gateway.federation.language.Source;
import dev.ilmyeon.gateway.federation.language.TypeSyntax;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.FieldsDefinition;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.InterfaceDefinition;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.ObjectDefinition;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.TypeDefinition;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.UnionDefinition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What definitions refer to by name: it exists, and is of the kind that belongs there. */
final class TypeNames {

  private final Source source;
  private final Map<String, List<TypeDefinition>> parts;

  TypeNames(Source source, Map<String, List<TypeDefinition>> parts) {
    this.source = source;
    this.parts = parts;
  }

  Set<String> interfaces(String type, List<TypeDefinition> definitions) {
    return names(
        definitions,
        part -> ((FieldsDefinition) part).interfaces(),
        (named, definition) ->
            definition instanceof InterfaceDefinition
                ? null
                : "Type \"%s\" implements \"%s\": expected an interface."
                    .formatted(type, named.name()));
  }

  Set<String> members(String type, List<TypeDefinition> definitions) {
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

  TypeReference reference(TypeSyntax syntax) {
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

  private SchemaException error(String message, int at) {
    return new SchemaException(message, source.location(at));
  }
}
