package dev.ilmyeon.gateway.federation.supergraph;

import dev.ilmyeon.gateway.federation.language.Parser;
import dev.ilmyeon.gateway.federation.language.SyntaxException;
import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.NamedType.FieldedType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField.ContextArgument;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField.Override;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code @join__field}s of one field. One without a graph says that no subgraph has the field
 * on this type (it comes through an interface object). A field that another subgraph overrides
 * without a label is lost for the subgraph that it is taken from; where that subgraph still uses it
 * ({@code external}, {@code usedOverridden}) it is external there.
 */
final class JoinedField {

  private final Schema schema;
  private final FieldedType type;
  private final FieldDefinition field;
  private final List<JoinDirective> directives;
  private final Join join;
  private final FieldSets fieldSets;

  /** From whom the field is taken: the label, or an empty string where there is none. */
  private final Map<String, String> takenFrom = new HashMap<>();

  JoinedField(
      Schema schema,
      FieldedType type,
      FieldDefinition field,
      List<JoinDirective> directives,
      Join join,
      FieldSets fieldSets) {
    this.schema = schema;
    this.type = type;
    this.field = field;
    this.directives = directives;
    this.join = join;
    this.fieldSets = fieldSets;
  }

  Map<SubgraphName, SubgraphField> bySubgraph() {
    for (JoinDirective directive : directives) {
      String from = directive.string("override");
      if (from != null) {
        String label = directive.string("overrideLabel");
        takenFrom.put(from, label == null ? "" : label);
      }
    }
    Map<SubgraphName, SubgraphField> fields = new LinkedHashMap<>();
    for (JoinDirective directive : directives) {
      SubgraphName graph = join.graph(directive);
      SubgraphField joined = graph == null ? null : in(graph, directive);
      if (graph != null && joined != null) {
        fields.put(graph, joined);
      }
    }
    return fields;
  }

  private @Nullable SubgraphField in(SubgraphName graph, JoinDirective directive) {
    boolean external = directive.bool("external", false);
    boolean used = directive.bool("usedOverridden", false);
    String label = takenFrom.get(graph.value());
    boolean lost = label != null && label.isEmpty();
    if (lost && !used && !external) {
      return null;
    }
    boolean takenForever = lost || (used && directive.string("overrideLabel") == null);
    TypeReference reference = type(directive, "type", directive.string("type"), field.type());
    return new SubgraphField(
        field.name(),
        reference,
        external || takenForever,
        selection(directive, "requires", type),
        provides(directive, reference),
        override(graph, directive, label),
        contextArguments(directive));
  }

  private @Nullable Override override(
      SubgraphName graph, JoinDirective directive, @Nullable String takenUnder) {
    String from = directive.string("override");
    String label = directive.string("overrideLabel");
    if (from != null) {
      return new Override(from, label);
    }
    if (label == null && (takenUnder == null || takenUnder.isEmpty())) {
      return null;
    }
    return new Override(graph.value(), label == null ? takenUnder : label);
  }

  private @Nullable SelectionSet provides(JoinDirective directive, TypeReference reference) {
    return schema.type(reference.namedType()) instanceof CompositeType below
        ? selection(directive, "provides", below)
        : null;
  }

  private @Nullable SelectionSet selection(
      JoinDirective directive, String argument, CompositeType parent) {
    String fieldSet = directive.string(argument);
    return fieldSet == null ? null : fieldSets.read(parent, fieldSet, argument, directive);
  }

  private TypeReference type(
      JoinDirective directive, String argument, @Nullable String text, TypeReference otherwise) {
    if (text == null) {
      return otherwise;
    }
    try {
      TypeReference reference = TypeReference.of(Parser.parseType(text));
      if (schema.type(reference.namedType()) == null) {
        throw directive.error(
            "expected %s of @%s to be a type of the schema, found \"%s\"."
                .formatted(argument, directive.directive().name(), text));
      }
      return reference;
    } catch (SyntaxException e) {
      throw directive.error(
          "expected %s of @%s to be a type, found \"%s\"."
              .formatted(argument, directive.directive().name(), text));
    }
  }

  private List<ContextArgument> contextArguments(JoinDirective directive) {
    Value given = directive.value("contextArguments");
    if (given == null) {
      return List.of();
    }
    if (!(given instanceof Value.ListValue(List<Value> items))) {
      throw directive.error("expected contextArguments to be a list.");
    }
    List<ContextArgument> arguments = new ArrayList<>();
    items.forEach(item -> arguments.add(contextArgument(directive, item)));
    return arguments;
  }

  private ContextArgument contextArgument(JoinDirective directive, Value item) {
    if (item instanceof Value.ObjectValue(Map<String, Value> parts)
        && parts.get("name") instanceof Value.StringValue(String name)
        && parts.get("type") instanceof Value.StringValue(String typeName)
        && parts.get("context") instanceof Value.StringValue(String context)
        && parts.get("selection") instanceof Value.StringValue(String selection)) {
      TypeReference argumentType = type(directive, "contextArguments", typeName, field.type());
      return new ContextArgument(name, argumentType, context, selection);
    }
    throw directive.error(
        "expected contextArguments to hold {name:, type:, context:, selection:}, all strings.");
  }
}
