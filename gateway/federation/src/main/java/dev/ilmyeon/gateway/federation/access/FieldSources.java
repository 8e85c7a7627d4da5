package dev.ilmyeon.gateway.federation.access;

import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.NamedType.FieldedType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.selection.FieldSetReader;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.supergraph.Requirement;
import dev.ilmyeon.gateway.federation.supergraph.Subgraph;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField.ContextArgument;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphType;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** From which other fields a field's value comes, and what is required for all of them. */
final class FieldSources {

  private final SupergraphModel supergraph;
  private final Schema schema;

  FieldSources(SupergraphModel supergraph) {
    this.supergraph = supergraph;
    this.schema = supergraph.schema();
  }

  /** A field of an object or interface type. */
  private record Source(String type, String field) {}

  /** Of the field and of all that it is computed from, however indirectly. */
  Set<Requirement> requirements(String type, String field) {
    Set<Requirement> required = new LinkedHashSet<>();
    Set<Source> seen = new LinkedHashSet<>();
    Deque<Source> open = new ArrayDeque<>();
    open.add(new Source(type, field));
    while (!open.isEmpty()) {
      Source source = open.remove();
      if (seen.add(source)) {
        addOwn(source, required);
        addSources(source, open);
      }
    }
    return required;
  }

  private void addOwn(Source source, Set<Requirement> required) {
    required.addAll(of(source.type()));
    required.addAll(of(source.type() + "." + source.field()));
    if (schema.type(source.type()) instanceof FieldedType owner) {
      FieldDefinition definition = owner.fields().get(source.field());
      if (definition != null) {
        required.addAll(of(definition.type().namedType()));
      }
    }
  }

  private Set<Requirement> of(String coordinate) {
    return supergraph.requirements().getOrDefault(coordinate, Set.of());
  }

  private void addSources(Source source, Deque<Source> found) {
    for (Subgraph subgraph : supergraph.subgraphs().values()) {
      SubgraphType type = subgraph.types().get(source.type());
      SubgraphField field = type == null ? null : type.fields().get(source.field());
      if (field != null) {
        addSources(field, subgraph, found);
      }
      addInterfaceObjects(source, subgraph, found);
    }
  }

  /** What a subgraph adds to an interface, it adds to the objects that implement it. */
  private void addInterfaceObjects(Source source, Subgraph subgraph, Deque<Source> found) {
    if (schema.type(source.type()) instanceof FieldedType owner) {
      for (String contract : owner.interfaces()) {
        SubgraphType seen = subgraph.types().get(contract);
        if (seen != null && seen.interfaceObject() && seen.fields().containsKey(source.field())) {
          found.add(new Source(contract, source.field()));
        }
      }
    }
  }

  private void addSources(SubgraphField field, Subgraph subgraph, Deque<Source> found) {
    if (field.requires() != null) {
      addAll(field.requires(), found);
    }
    for (ContextArgument argument : field.contextArguments()) {
      for (SubgraphType setter : subgraph.types().values()) {
        if (setter.contexts().contains(argument.context())) {
          schema
              .possibleTypes(setter.name())
              .forEach(possible -> addAll(value(argument, possible), found));
        }
      }
    }
  }

  /** What an argument takes from objects of a type, which an interface or union may stand for. */
  private SelectionSet value(ContextArgument argument, String type) {
    if (schema.type(type) instanceof CompositeType composite) {
      return new FieldSetReader(schema).read(composite, argument.selection());
    }
    throw new IllegalStateException("Not an object type: " + type);
  }

  private void addAll(SelectionSet selections, Deque<Source> found) {
    for (Selection selection : selections.selections()) {
      switch (selection) {
        case Selection.Field field -> {
          if (!field.isTypename()) {
            found.add(new Source(selections.parent().name(), field.name()));
            schema
                .possibleTypes(selections.parent().name())
                .forEach(possible -> found.add(new Source(possible, field.name())));
          }
          if (field.selections() != null) {
            addAll(field.selections(), found);
          }
        }
        case Selection.InlineFragment fragment -> addAll(fragment.selections(), found);
      }
    }
  }
}
