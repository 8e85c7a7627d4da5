package dev.ilmyeon.gateway.federation.plan.graph;

import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.selection.SelectionPrinter;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.supergraph.EntityKey;
import dev.ilmyeon.gateway.federation.supergraph.Subgraph;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphType;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds where objects of certain types can be had again: by a key of their object type, of an
 * interface that the subgraph takes for an object, or by a key that all of them share in a subgraph
 * that knows an interface or union of theirs, so that objects of many types move together.
 */
final class EntityMoves {

  private final SupergraphGraph graph;
  private final SupergraphModel supergraph;
  private final TypeSet types;
  private final List<EntityMove> found = new ArrayList<>();

  private EntityMoves(SupergraphGraph graph, SupergraphModel supergraph, TypeSet types) {
    this.graph = graph;
    this.supergraph = supergraph;
    this.types = types;
  }

  /** {@code composite}: the type by which objects are known that can have no type at all. */
  static List<EntityMove> of(
      SupergraphGraph graph, SupergraphModel supergraph, TypeSet types, String composite) {
    EntityMoves moves = new EntityMoves(graph, supergraph, types);
    Set<String> names = types.isEmpty() ? Set.of(composite) : moves.commonTypes();
    for (Subgraph subgraph : supergraph.subgraphs().values()) {
      moves.addOf(subgraph, names);
    }
    return List.copyOf(moves.found);
  }

  /** The abstract types that all the types have in common, and the object type if it is one. */
  private Set<String> commonTypes() {
    Set<String> names = new LinkedHashSet<>();
    if (types.isSingle()) {
      names.add(types.first());
    }
    for (NamedType type : supergraph.schema().types().values()) {
      if ((type instanceof NamedType.InterfaceType || type instanceof NamedType.UnionType)
          && graph.possible(type.name()).containsAll(types)) {
        names.add(type.name());
      }
    }
    return names;
  }

  private void addOf(Subgraph subgraph, Set<String> names) {
    List<SubgraphType> abstractTypes = new ArrayList<>();
    for (String name : names) {
      SubgraphType declared = subgraph.types().get(name);
      if (declared == null) {
        continue;
      }
      if (graph.isObject(name) || declared.interfaceObject()) {
        addOf(subgraph, declared);
      } else if (!types.isSingle()) {
        abstractTypes.add(declared);
      }
    }
    // With a key of its own first: that can be entered by objects whose own type is not known.
    abstractTypes.sort(Comparator.comparing(declared -> keys(declared).isEmpty()));
    boolean together = false;
    for (SubgraphType declared : abstractTypes) {
      together = together || addTogether(subgraph, declared);
    }
  }

  private void addOf(Subgraph subgraph, SubgraphType declared) {
    Node target = graph.node(subgraph, declared, types, View.NONE);
    if (subgraph.roots().containsValue(declared.name())) {
      found.add(new EntityMove(target, null));
    }
    for (EntityKey key : declared.keys()) {
      if (key.resolvable()) {
        found.add(new EntityMove(target, key.fields()));
      }
    }
  }

  private boolean addTogether(Subgraph subgraph, SubgraphType declared) {
    Node whole = graph.nodeOf(subgraph, declared.name(), View.NONE);
    Node target = whole == null ? null : whole.narrow(types);
    if (target == null || !target.possible().equals(types)) {
      return false;
    }
    Map<String, SelectionSet> keys = keys(declared);
    keys.values().forEach(key -> found.add(new EntityMove(target, key)));
    Map<String, SelectionSet> shared = sharedKeys(subgraph);
    shared.keySet().removeAll(keys.keySet());
    shared.values().forEach(key -> found.add(new EntityMove(target, key, true)));
    return !keys.isEmpty() || !shared.isEmpty();
  }

  /** Those that each of the object types has. */
  private Map<String, SelectionSet> sharedKeys(Subgraph subgraph) {
    Map<String, SelectionSet> shared = null;
    for (String name : types.names()) {
      Map<String, SelectionSet> own = keys(subgraph.types().get(name));
      if (shared == null) {
        shared = own;
      } else {
        shared.keySet().retainAll(own.keySet());
      }
    }
    return shared == null ? new LinkedHashMap<>() : shared;
  }

  private static Map<String, SelectionSet> keys(@Nullable SubgraphType type) {
    Map<String, SelectionSet> keys = new LinkedHashMap<>();
    if (type != null) {
      for (EntityKey key : type.keys()) {
        if (key.resolvable()) {
          keys.put(SelectionPrinter.print(key.fields()), key.fields());
        }
      }
    }
    return keys;
  }
}
