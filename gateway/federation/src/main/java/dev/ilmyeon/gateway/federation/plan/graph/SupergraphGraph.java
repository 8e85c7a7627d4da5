package dev.ilmyeon.gateway.federation.plan.graph;

import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.selection.FieldSetReader;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionPrinter;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import dev.ilmyeon.gateway.federation.supergraph.EntityKey;
import dev.ilmyeon.gateway.federation.supergraph.Subgraph;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField.ContextArgument;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphType;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A supergraph as nodes and edges, for one set of active override labels. Nodes come into being
 * when they are first asked for and are kept; safe for use by many threads.
 */
public final class SupergraphGraph {

  private final SupergraphModel supergraph;
  private final Set<String> activeLabels;
  private final TypeSet.Universe universe;
  private final Map<NodeKey, Node> nodes = new ConcurrentHashMap<>();
  private final Map<String, TypeSet> possible = new HashMap<>();
  private final Map<SubgraphType, TypeSet> possibleIn = new IdentityHashMap<>();
  private final Map<OperationKind, List<Node>> roots = new ConcurrentHashMap<>();
  private final Map<ObjectsKey, List<EntityMove>> moves = new ConcurrentHashMap<>();
  private final Map<String, Demand> demands = new ConcurrentHashMap<>();
  private final Map<String, SelectionSet> contextValues = new ConcurrentHashMap<>();
  private final Ownership ownership;
  private final ContextSetters contextSetters;
  private final AtomicInteger numbers = new AtomicInteger();

  private record NodeKey(SubgraphName subgraph, String type, TypeSet possible, View view) {}

  /** {@code name} tells sets without types apart. */
  private record ObjectsKey(TypeSet types, String name) {}

  private SupergraphGraph(SupergraphModel supergraph, Set<String> activeLabels) {
    this.supergraph = supergraph;
    this.activeLabels = activeLabels;
    List<String> objects = new ArrayList<>();
    for (NamedType type : supergraph.schema().types().values()) {
      if (type instanceof NamedType.ObjectType object) {
        objects.add(object.name());
      }
    }
    this.universe = TypeSet.Universe.of(objects);
    for (NamedType type : supergraph.schema().types().values()) {
      possible.put(type.name(), universe.set(supergraph.schema().possibleTypes(type.name())));
    }
    for (Subgraph subgraph : supergraph.subgraphs().values()) {
      subgraph.types().values().forEach(type -> possibleIn.put(type, findPossibleIn(type)));
    }
    this.ownership = new Ownership(this, supergraph);
    this.contextSetters = new ContextSetters(supergraph);
  }

  public static SupergraphGraph of(SupergraphModel supergraph, Set<String> activeLabels) {
    return new SupergraphGraph(supergraph, Set.copyOf(activeLabels));
  }

  /** All of the supergraph's schema, what is inaccessible included. */
  public Schema schema() {
    return supergraph.schema();
  }

  /** The object types that a composite type of the supergraph stands for. */
  public TypeSet possible(String compositeType) {
    return possible.getOrDefault(compositeType, universe.none());
  }

  /** The set of no types. */
  public TypeSet noTypes() {
    return universe.none();
  }

  /** Whether the supergraph knows it as an object type. */
  public boolean isObject(String type) {
    return universe.has(type);
  }

  public boolean isUnion(String type) {
    return schema().type(type) instanceof NamedType.UnionType;
  }

  /** Where an operation of this kind can start, in the supergraph's order. */
  public List<Node> roots(OperationKind kind) {
    List<Node> known = roots.get(kind);
    if (known == null) {
      known = findRoots(kind);
      roots.put(kind, known);
    }
    return known;
  }

  private List<Node> findRoots(OperationKind kind) {
    List<Node> found = new ArrayList<>();
    for (Subgraph subgraph : supergraph.subgraphs().values()) {
      String root = subgraph.roots().get(kind);
      Node node = root == null ? null : nodeOf(subgraph, root, View.NONE);
      if (node != null) {
        found.add(node);
      }
    }
    return List.copyOf(found);
  }

  /** The node of a type as its subgraph declares it; null for a leaf type. */
  @Nullable Node nodeOf(Subgraph subgraph, String typeName, View view) {
    NamedType type = supergraph.schema().type(typeName);
    SubgraphType declared = subgraph.types().get(typeName);
    if (declared == null || !(type instanceof NamedType.CompositeType)) {
      return null;
    }
    return node(subgraph, declared, possibleIn(declared), view);
  }

  /** The object types that a type of a subgraph stands for there. */
  public TypeSet possibleIn(SubgraphType declared) {
    return possibleIn.getOrDefault(declared, universe.none());
  }

  private TypeSet findPossibleIn(SubgraphType declared) {
    return isObject(declared.name()) || declared.interfaceObject()
        ? possible(declared.name())
        : universe.set(declared.members());
  }

  Node node(Subgraph subgraph, SubgraphType type, TypeSet possible, View view) {
    return nodes.computeIfAbsent(
        new NodeKey(subgraph.name(), type.name(), possible, view),
        _ -> new Node(this, subgraph, type, possible, view, numbers.getAndIncrement()));
  }

  @Nullable Demand demand(SubgraphField field) {
    SelectionSet requires = field.requires();
    if (requires == null && field.contextArguments().isEmpty()) {
      return null;
    }
    String text =
        requires == null ? "" : requires.parent().name() + SelectionPrinter.print(requires);
    return demands.computeIfAbsent(
        text + field.contextArguments(), _ -> new Demand(requires, field.contextArguments()));
  }

  /**
   * The value that an argument takes from a context, as a selection on a type.
   *
   * @param setters the types that set the context: this one, or some that its objects can have
   */
  public SelectionSet contextValue(ContextArgument argument, String typeName, Set<String> setters) {
    return contextValues.computeIfAbsent(
        typeName + setters + argument.selection(),
        _ -> {
          FieldSetReader reader = new FieldSetReader(schema());
          CompositeType type = composite(typeName);
          if (setters.contains(typeName)) {
            return reader.read(type, argument.selection());
          }
          List<Selection> byType = new ArrayList<>();
          for (String setter : setters) {
            SelectionSet value = reader.read(composite(setter), argument.selection());
            byType.add(new Selection.InlineFragment(value));
          }
          return new SelectionSet(type, byType);
        });
  }

  /** Types in groups that set the same of the contexts that something selected takes from. */
  public List<TypeSet> byContexts(TypeSet types, SelectionSet selections) {
    return contextSetters.groups(types, selections);
  }

  private CompositeType composite(String typeName) {
    if (schema().type(typeName) instanceof CompositeType type) {
      return type;
    }
    throw new IllegalArgumentException(typeName + " has no fields");
  }

  /** Whether a subgraph answers a field while these override labels are active. */
  boolean active(SubgraphField field, Subgraph subgraph) {
    return field.override() == null || field.override().answeredBy(subgraph.name(), activeLabels);
  }

  /**
   * Every way to find an object of one of these types again in some subgraph.
   *
   * @param composite the type of the supergraph by which the object is known
   */
  public List<EntityMove> moves(TypeSet types, String composite) {
    ObjectsKey key = new ObjectsKey(types, types.isEmpty() ? composite : "");
    List<EntityMove> known = moves.get(key);
    if (known == null) {
      known = EntityMoves.of(this, supergraph, types, composite);
      moves.put(key, known);
    }
    return known;
  }

  /** The keys by which objects of a node can be entered in its own subgraph. */
  public List<EntityMove> entries(Node node) {
    List<EntityMove> entries = new ArrayList<>();
    for (EntityKey key : node.type().keys()) {
      if (key.resolvable()) {
        entries.add(new EntityMove(node.entered(), key.fields()));
      }
    }
    return entries;
  }

  /** In how many subgraphs some object of these types has the field. */
  public int owners(TypeSet types, String field) {
    return ownership.owners(types, field);
  }

  /** In which subgraphs and by which keys an object of one type answers a field. */
  public String answers(TypeSet single, String field) {
    return ownership.answers(single, field);
  }

  /** Whether all subgraphs that know a type agree on its members or implementations. */
  public boolean uniform(String abstractType) {
    return ownership.uniform(abstractType);
  }
}
