package dev.ilmyeon.gateway.federation.plan.graph;

import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.supergraph.Subgraph;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Objects as one subgraph sees them: the type by which it declares them, the object types that they
 * can have there, and what a provision adds. One per such combination and graph, so nodes are
 * compared by identity.
 *
 * <p>A node is <em>blind</em> when its subgraph knows an interface of the supergraph as an object
 * ({@code @interfaceObject}): it answers the interface's fields but not what the object really is.
 */
public final class Node {

  private final SupergraphGraph graph;
  private final Subgraph subgraph;
  private final SubgraphType type;
  private final TypeSet possible;
  private final View view;
  private final int number;
  private final boolean abstractType;
  private final Map<String, Optional<Edge>> edges = new ConcurrentHashMap<>();
  private final Map<TypeSet, Optional<Node>> narrowed = new ConcurrentHashMap<>();
  private final Map<View.Provided, Boolean> offered = new ConcurrentHashMap<>();
  private final Map<String, List<TypeSet>> provisions = new ConcurrentHashMap<>();

  Node(
      SupergraphGraph graph,
      Subgraph subgraph,
      SubgraphType type,
      TypeSet possible,
      View view,
      int number) {
    this.graph = graph;
    this.subgraph = subgraph;
    this.type = type;
    this.possible = possible;
    this.view = view;
    this.number = number;
    this.abstractType = !type.interfaceObject() && !graph.isObject(type.name());
  }

  public Subgraph subgraph() {
    return subgraph;
  }

  /** The type by which the subgraph declares these objects. */
  public SubgraphType type() {
    return type;
  }

  /** The object types that they can have here. */
  public TypeSet possible() {
    return possible;
  }

  public boolean blind() {
    return type.interfaceObject();
  }

  /** Whether the subgraph's {@code __typename} says more than the declared type does. */
  public boolean abstractType() {
    return abstractType;
  }

  SupergraphGraph graph() {
    return graph;
  }

  View view() {
    return view;
  }

  /** Orders nodes by when they were met; for maps that must not depend on addresses. */
  int number() {
    return number;
  }

  /** The field, if this subgraph answers it for every object that this node can be; else null. */
  public @Nullable Edge edge(String field) {
    Optional<Edge> known = edges.get(field);
    if (known == null) {
      known = Optional.ofNullable(findEdge(field));
      edges.put(field, known);
    }
    return known.orElse(null);
  }

  private @Nullable Edge findEdge(String field) {
    return abstractType() ? abstractEdge(field) : objectEdge(field);
  }

  private @Nullable Edge objectEdge(String field) {
    SubgraphField declared = type.fields().get(field);
    if (declared == null || !graph.active(declared, subgraph)) {
      return null;
    }
    boolean provided = provides(field);
    if (declared.external() && !provided) {
      return null;
    }
    View below = view.below(field, possible, declared.provides(), graph.schema());
    return new Edge(
        this,
        field,
        declared.type(),
        graph.nodeOf(subgraph, declared.type().namedType(), below),
        provided ? null : graph.demand(declared));
  }

  private boolean provides(String field) {
    if (view == View.NONE) {
      return false;
    }
    for (String objectType : blind() ? possible.names() : List.of(type.name())) {
      if (view.provides(objectType, field, graph.schema())) {
        return true;
      }
    }
    return false;
  }

  /**
   * On an abstract type a field counts only if each possible object answers it out of hand.
   * Otherwise the walk has to look at the object types one by one. What the field provides is what
   * it provides on each of them: an implementation may provide what its interface does not.
   */
  private @Nullable Edge abstractEdge(String field) {
    SubgraphField declared = type.fields().get(field);
    TypeReference common = declared == null ? null : declared.type();
    Map<TypeSet, View> views = new LinkedHashMap<>();
    for (TypeSet single : possible.singles()) {
      Node object = narrow(single);
      Edge edge = object == null ? null : object.edge(field);
      if (edge == null || !edge.plain()) {
        return null;
      }
      views.put(single, edge.to() == null ? View.NONE : edge.to().view);
      if (common == null) {
        common = edge.type();
      } else if (declared == null && !common.namedType().equals(edge.type().namedType())) {
        return null;
      }
    }
    if (common == null) {
      return null;
    }
    View below = views.values().stream().reduce(View::and).orElse(View.NONE);
    noteProvisions(field, below, views);
    Node to =
        graph.nodeOf(
            subgraph,
            common.namedType(),
            below.with(declared == null ? null : declared.provides()));
    return new Edge(this, field, common, to, null);
  }

  private void noteProvisions(String field, View common, Map<TypeSet, View> views) {
    if (views.values().stream().allMatch(common::means)) {
      return;
    }
    Map<View, TypeSet> groups = new LinkedHashMap<>();
    views.forEach((single, own) -> {
      View same =
          groups.keySet().stream().filter(known -> known.means(own)).findFirst().orElse(own);
      groups.merge(same, single, TypeSet::or);
    });
    provisions.put(field, List.copyOf(groups.values()));
  }

  /**
   * The types in groups that have the same provided below a field that {@link #edge} has, where it
   * is not the same for all that is selected there; else none.
   */
  public List<TypeSet> byProvisions(String field, SelectionSet selections) {
    List<TypeSet> groups = provisions.getOrDefault(field, List.of());
    Edge all = groups.isEmpty() ? null : edge(field);
    if (all == null || all.to() == null) {
      return List.of();
    }
    for (TypeSet group : groups) {
      Node part = narrow(group);
      Edge edge = part == null ? null : part.edge(field);
      if (edge != null && edge.to() != null && edge.to().answersMoreThan(all.to(), selections)) {
        return groups;
      }
    }
    return List.of();
  }

  private boolean answersMoreThan(Node other, SelectionSet selections) {
    for (Selection selection : selections.selections()) {
      boolean more =
          switch (selection) {
            case Selection.Field field -> answersMoreThan(other, field);
            case Selection.InlineFragment fragment -> {
              TypeSet types = graph.possible(fragment.typeCondition().name());
              Node here = narrow(types);
              Node there = other.narrow(types);
              yield here != null
                  && there != null
                  && here.answersMoreThan(there, fragment.selections());
            }
          };
      if (more) {
        return true;
      }
    }
    return false;
  }

  private boolean answersMoreThan(Node other, Selection.Field field) {
    Edge here = edge(field.name());
    Edge there = other.edge(field.name());
    if (here == null || there == null || here.plain() != there.plain()) {
      return here != null && (there == null || here.plain());
    }
    return field.selections() != null
        && here.to() != null
        && there.to() != null
        && here.to() != there.to()
        && here.to().answersMoreThan(there.to(), field.selections());
  }

  /**
   * The same objects, if they are of these types; null if they cannot be, or if the subgraph cannot
   * tell. A single type is seen as what it is, even if the subgraph declares an abstract one.
   */
  public @Nullable Node narrow(TypeSet types) {
    if (types.containsAll(possible) && !(abstractType() && possible.isSingle())) {
      return this;
    }
    Optional<Node> known = narrowed.get(types);
    if (known == null) {
      known = Optional.ofNullable(findNarrowed(types));
      narrowed.put(types, known);
    }
    return known.orElse(null);
  }

  private @Nullable Node findNarrowed(TypeSet types) {
    TypeSet left = possible.and(types);
    if (left.isEmpty() || blind()) {
      return null;
    }
    if (left.isSingle()) {
      SubgraphType object = subgraph.types().get(left.first());
      return object == null ? null : graph.node(subgraph, object, left, view);
    }
    return graph.node(subgraph, type, left, view);
  }

  /** The same objects when they are entered by a key: nothing is provided then. */
  public Node entered() {
    return view == View.NONE ? this : graph.node(subgraph, type, possible, View.NONE);
  }

  /** Whether this subgraph alone answers all of a key, at once. */
  public boolean offers(SelectionSet selections) {
    View.Provided same = new View.Provided(selections);
    Boolean known = offered.get(same);
    if (known == null) {
      known = offersAll(selections);
      offered.put(same, known);
    }
    return known;
  }

  private boolean offersAll(SelectionSet selections) {
    for (Selection selection : selections.selections()) {
      if (!offers(selection)) {
        return false;
      }
    }
    return true;
  }

  private boolean offers(Selection selection) {
    return switch (selection) {
      case Selection.Field field when field.isTypename() -> true;
      case Selection.Field field -> {
        Edge edge = edge(field.name());
        yield edge != null
            && edge.plain()
            && (field.selections() == null
                || edge.to() != null && edge.to().offers(field.selections()));
      }
      case Selection.InlineFragment fragment -> {
        TypeSet types = graph.possible(fragment.typeCondition().name());
        Node there = narrow(types);
        yield there == null ? !blind() : there.offers(fragment.selections());
      }
    };
  }

  @Override
  public String toString() {
    String name = abstractType() ? type.name() + "(" + possible + ")" : type.name();
    return name + "@" + subgraph.name() + (view == View.NONE ? "" : "+");
  }
}
