package dev.ilmyeon.gateway.federation.supergraph;

import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.schema.AnnotatedSchema;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.NamedType.EnumType;
import dev.ilmyeon.gateway.federation.schema.NamedType.FieldedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.InputObjectType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ObjectType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ScalarType;
import dev.ilmyeon.gateway.federation.schema.NamedType.UnionType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the supergraph apart into what each subgraph knows. An element without a join directive of
 * its own belongs to every subgraph that has what it is an element of.
 */
final class SubgraphAssembly {

  private final Schema schema;
  private final AnnotatedSchema annotated;
  private final Join join;
  private final String contextDirective;
  private final FieldSets fieldSets;
  private final Map<SubgraphName, Map<String, TypeDraft>> drafts = new LinkedHashMap<>();

  /** {@code contextDirective}: what {@code @context} is called in this schema. */
  SubgraphAssembly(Schema schema, AnnotatedSchema annotated, Join join, String contextDirective) {
    this.schema = schema;
    this.annotated = annotated;
    this.join = join;
    this.contextDirective = contextDirective;
    this.fieldSets = new FieldSets(schema);
    join.allGraphs().forEach(graph -> drafts.put(graph, new LinkedHashMap<>()));
  }

  Map<SubgraphName, Subgraph> assemble() {
    for (NamedType type : schema.types().values()) {
      if (!type.name().startsWith("__")) {
        declare(type);
      }
    }
    for (NamedType type : schema.types().values()) {
      switch (type) {
        case FieldedType fielded -> addFields(fielded);
        case UnionType union -> addMembers(union);
        case EnumType values -> addValues(values);
        case ScalarType _, InputObjectType _ -> {}
      }
    }
    if (join.hasOwners()) {
      new OwnedFields(drafts).complete();
    }
    Map<SubgraphName, Subgraph> subgraphs = new LinkedHashMap<>();
    join.graphs().values().forEach(graph -> subgraphs.put(graph.name(), subgraph(graph)));
    return subgraphs;
  }

  private Subgraph subgraph(Join.Graph graph) {
    Map<String, SubgraphType> types = new LinkedHashMap<>();
    draftsOf(graph.name()).forEach((name, draft) -> types.put(name, draft.finish()));
    Map<OperationKind, String> roots = new EnumMap<>(OperationKind.class);
    schema
        .roots()
        .forEach((kind, name) -> {
          SubgraphType root = types.get(name);
          if (root != null && !root.fields().isEmpty()) {
            roots.put(kind, name);
          }
        });
    return new Subgraph(graph.name(), graph.url(), roots, types);
  }

  /** Which subgraphs have the type, and its keys there. */
  private void declare(NamedType type) {
    String name = type.name();
    List<JoinDirective> joined = join.on(name, "type");
    for (JoinDirective directive : joined) {
      TypeDraft draft = draft(join.requiredGraph(directive), name);
      draft.interfaceObject |= directive.bool("isInterfaceObject", false);
      String key = directive.string("key");
      if (key != null && type instanceof CompositeType composite) {
        draft.keys.add(
            new EntityKey(
                fieldSets.read(composite, key, "key", directive),
                directive.bool("resolvable", true)));
      }
    }
    join.on(name, "owner").forEach(directive -> draft(join.requiredGraph(directive), name));
    if (joined.isEmpty()) {
      join.allGraphs().forEach(graph -> draft(graph, name));
    }
    contexts(name).forEach(context -> with(name, draft -> draft.contexts.add(context)));
  }

  private Set<String> contexts(String type) {
    Set<String> contexts = new LinkedHashSet<>();
    annotated
        .applied(type)
        .forEach(directive -> {
          if (directive.name().equals(contextDirective)) {
            String name = new JoinDirective(directive, annotated.source()).string("name");
            contexts.add(name == null ? "" : name);
          }
        });
    return contexts;
  }

  private void addFields(FieldedType type) {
    if (type.name().startsWith("__")) {
      return;
    }
    addImplements(type);
    SubgraphName owner = owner(type);
    for (FieldDefinition field : type.fields().values()) {
      List<JoinDirective> joined = join.on(type.name() + "." + field.name(), "field");
      if (!joined.isEmpty()) {
        new JoinedField(schema, type, field, joined, join, fieldSets)
            .bySubgraph()
            .forEach((graph, joinedField) -> {
              requireContexts(graph, joinedField, joined.getFirst());
              draft(graph, type.name()).add(joinedField);
            });
      } else if (owner != null) {
        draft(owner, type.name()).add(plain(field));
      } else {
        with(type.name(), draft -> draft.add(plain(field)));
      }
    }
  }

  /** What an argument is taken from is there, whichever type sets the context. */
  private void requireContexts(SubgraphName graph, SubgraphField field, JoinDirective at) {
    for (SubgraphField.ContextArgument argument : field.contextArguments()) {
      draftsOf(graph)
          .forEach((name, draft) -> {
            if (draft.contexts.contains(argument.context())
                && schema.type(name) instanceof CompositeType setter) {
              fieldSets.read(setter, argument.selection(), "contextArguments", at);
            }
          });
    }
  }

  private @Nullable SubgraphName owner(FieldedType type) {
    List<JoinDirective> owners = join.on(type.name(), "owner");
    return owners.isEmpty() ? null : join.requiredGraph(owners.getFirst());
  }

  private static SubgraphField plain(FieldDefinition field) {
    return new SubgraphField(field.name(), field.type(), false, null, null, null, List.of());
  }

  private void addImplements(FieldedType type) {
    List<JoinDirective> joined = join.on(type.name(), "implements");
    for (JoinDirective directive : joined) {
      String contract = directive.requiredString("interface");
      if (!(schema.type(contract) instanceof NamedType.InterfaceType)) {
        throw directive.error("expected \"" + contract + "\" to be an interface.");
      }
      addImplementation(join.requiredGraph(directive), type, contract);
    }
    if (joined.isEmpty()) {
      for (String contract : type.interfaces()) {
        drafts.forEach((graph, types) -> {
          if (types.containsKey(type.name()) && types.containsKey(contract)) {
            addImplementation(graph, type, contract);
          }
        });
      }
    }
  }

  private void addImplementation(SubgraphName graph, FieldedType type, String contract) {
    draft(graph, type.name()).interfaces.add(contract);
    if (type instanceof ObjectType) {
      draft(graph, contract).members.add(type.name());
    }
  }

  private void addMembers(UnionType union) {
    Map<String, Set<SubgraphName>> graphs = new LinkedHashMap<>();
    for (JoinDirective directive : join.on(union.name(), "unionMember")) {
      String member = directive.requiredString("member");
      if (!union.members().contains(member)) {
        throw directive.error(
            "expected \"%s\" to be a member of %s.".formatted(member, union.name()));
      }
      graphs.computeIfAbsent(member, _ -> new LinkedHashSet<>()).add(join.requiredGraph(directive));
    }
    for (String member : union.members()) {
      Set<SubgraphName> having = graphs.get(member);
      drafts.forEach((graph, types) -> {
        TypeDraft draft = types.get(union.name());
        boolean has = having == null ? types.containsKey(member) : having.contains(graph);
        if (draft != null && has) {
          draft.members.add(member);
        }
      });
    }
  }

  private void addValues(EnumType type) {
    for (String value : type.values().keySet()) {
      List<JoinDirective> joined = join.on(type.name() + "." + value, "enumValue");
      joined.forEach(
          directive -> draft(join.requiredGraph(directive), type.name()).enumValues.add(value));
      if (joined.isEmpty()) {
        with(type.name(), draft -> draft.enumValues.add(value));
      }
    }
  }

  private void with(String type, Consumer<TypeDraft> change) {
    drafts
        .values()
        .forEach(types -> {
          TypeDraft draft = types.get(type);
          if (draft != null) {
            change.accept(draft);
          }
        });
  }

  private TypeDraft draft(SubgraphName graph, String type) {
    return draftsOf(graph).computeIfAbsent(type, TypeDraft::new);
  }

  private Map<String, TypeDraft> draftsOf(SubgraphName graph) {
    return drafts.computeIfAbsent(graph, _ -> new LinkedHashMap<>());
  }
}
