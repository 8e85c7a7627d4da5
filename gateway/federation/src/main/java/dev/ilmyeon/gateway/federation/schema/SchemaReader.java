package dev.ilmyeon.gateway.federation.schema;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.language.Definition;
import dev.ilmyeon.gateway.federation.language.Document;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition;
import dev.ilmyeon.gateway.federation.language.Parser;
import dev.ilmyeon.gateway.federation.language.ParserLimits;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.DirectiveSyntax;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.SchemaDefinition;
import dev.ilmyeon.gateway.federation.language.TypeSystemDefinition.TypeDefinition;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A type system document to a schema: extensions merged, built-in scalars, directives and
 * introspection types added, every name that is referred to checked. Throws {@link
 * SchemaException}.
 */
public final class SchemaReader {

  private final Document document;
  private final Map<String, List<TypeDefinition>> types = new LinkedHashMap<>();
  private final Map<String, DirectiveSyntax> directives = new LinkedHashMap<>();
  private final Map<OperationKind, String> roots = new EnumMap<>(OperationKind.class);
  private final List<AppliedDirective> schemaDirectives = new ArrayList<>();
  private @Nullable String description;
  private boolean schemaDefined;

  private SchemaReader(Document document) {
    this.document = document;
  }

  /** Parses first, so {@link dev.ilmyeon.gateway.federation.language.SyntaxException} too. */
  public static AnnotatedSchema read(String sdl) {
    return read(Parser.parse(sdl, ParserLimits.TRUSTED));
  }

  public static AnnotatedSchema read(Document document) {
    return new SchemaReader(document).read();
  }

  private AnnotatedSchema read() {
    for (Definition definition : document.definitions()) {
      switch (definition) {
        case TypeDefinition type -> add(type);
        case DirectiveSyntax directive -> add(directive);
        case SchemaDefinition schema -> add(schema);
        case ExecutableDefinition _ ->
            throw error("Expected a type system definition, found an operation.", definition.at());
      }
    }
    addBuiltIns();
    if (roots.isEmpty() && !schemaDefined) {
      rootsByName();
    }
    return new TypeAssembly(document.source(), types, directives)
        .assemble(description, roots, schemaDirectives);
  }

  private void add(TypeDefinition type) {
    List<TypeDefinition> parts = types.computeIfAbsent(type.name(), _ -> new ArrayList<>());
    if (type.extension()) {
      parts.add(type);
      return;
    }
    if (!parts.isEmpty() && !parts.getFirst().extension()) {
      throw error("There can be only one type named \"" + type.name() + "\".", type.at());
    }
    parts.addFirst(type);
  }

  private void add(DirectiveSyntax directive) {
    if (directives.put(directive.name(), directive) != null) {
      throw error(
          "There can be only one directive named \"@" + directive.name() + "\".", directive.at());
    }
  }

  private void add(SchemaDefinition schema) {
    if (!schema.extension()) {
      if (schemaDefined) {
        throw error("There can be only one schema definition.", schema.at());
      }
      schemaDefined = true;
      description = schema.description();
    }
    schemaDirectives.addAll(schema.directives());
    schema
        .roots()
        .forEach(root -> {
          if (roots.put(root.kind(), root.type().name()) != null) {
            throw error("There can be only one " + root.kind().keyword() + " type.", root.at());
          }
        });
  }

  /** A text may repeat what is built in; ours counts, since ours is of the newest edition. */
  private void addBuiltIns() {
    for (Definition definition : BuiltIns.DOCUMENT.definitions()) {
      if (definition instanceof TypeDefinition type) {
        types.put(type.name(), List.of(type));
      } else if (definition instanceof DirectiveSyntax directive) {
        directives.put(directive.name(), directive);
      }
    }
  }

  private void rootsByName() {
    Map.of(
            OperationKind.QUERY, "Query",
            OperationKind.MUTATION, "Mutation",
            OperationKind.SUBSCRIPTION, "Subscription")
        .forEach((kind, name) -> {
          if (types.containsKey(name)) {
            roots.put(kind, name);
          }
        });
  }

  private SchemaException error(String message, int at) {
    return new SchemaException(message, document.source().location(at));
  }
}
