package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.language.OperationKind;
import dev.ilmyeon.gateway.federation.plan.graph.Demand;
import dev.ilmyeon.gateway.federation.plan.graph.Edge;
import dev.ilmyeon.gateway.federation.plan.graph.EntityMove;
import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import dev.ilmyeon.gateway.federation.plan.graph.TypeSet;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import dev.ilmyeon.gateway.federation.plan.walk.Way.How;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField.ContextArgument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest ways to the objects of each place, given the progress so far.
 *
 * <p>The ways to a place come from those to the place above it, by a field or by narrowing, and
 * from entity moves between them: a shortest path over pairs of place and node, whose length is the
 * price of what is not decided yet. A move costs a request and what its key costs, and the key is
 * looked for in the ways already found. As each move has a price above zero, no cheapest way can
 * contain itself, so cyclic keys need no special care. What has been computed for a place holds
 * until another step begins.
 */
final class Ways {

  /** Keys and requirements nested deeper than this are taken to have no way. */
  private static final int MAX_NESTING = 5;

  private final SupergraphGraph graph;
  private final OperationKind kind;
  private final Progress progress;
  private final Map<Place, Known> free = new HashMap<>();
  private final Map<Place, Known> all = new HashMap<>();
  private final List<Requiring> requiring = new ArrayList<>();

  private record Known(int version, Map<Node, Way> ways) {}

  /** A requirement that is being looked into; compared by identity. */
  private record Requiring(Map<Node, Way> ways, Edge edge) {}

  /**
   * The objects whose ways are at hand.
   *
   * @param place null where there is none yet, below a key that is only being considered
   */
  private record Objects(
      TypeSet types, String typeName, @Nullable Place place, Map<Node, Way> ways, int nesting) {}

  Ways(SupergraphGraph graph, OperationKind kind, Progress progress) {
    this.graph = graph;
    this.kind = kind;
    this.progress = progress;
  }

  /** Those that need no further step. */
  Map<Node, Way> free(Place place) {
    return known(place, free, false);
  }

  /** All of them. */
  Map<Node, Way> all(Place place) {
    return known(place, all, true);
  }

  private Map<Node, Way> known(Place place, Map<Place, Known> memory, boolean withNewSteps) {
    Known known = memory.get(place);
    if (known == null || known.version() != progress.version()) {
      known = new Known(progress.version(), find(place, withNewSteps));
      memory.put(place, known);
    }
    return known.ways();
  }

  private Map<Node, Way> find(Place place, boolean withNewSteps) {
    Map<Node, Way> found = new LinkedHashMap<>();
    for (StepDraft step : progress.entered(place)) {
      keep(found, Way.entered(step));
    }
    Place parent = place.parent();
    if (parent == null) {
      if (withNewSteps) {
        addRoots(place, found);
      }
    } else {
      Map<Node, Way> above = withNewSteps ? all(parent) : free(parent);
      if (place.narrowedTo() != null) {
        narrow(above, place.types(), found);
      } else {
        follow(objects(parent, above), place, found, withNewSteps);
      }
    }
    if (withNewSteps) {
      close(objects(place, found));
    }
    return found;
  }

  private static Objects objects(Place place, Map<Node, Way> ways) {
    return new Objects(place.types(), place.typeName(), place, ways, 0);
  }

  private static void keep(Map<Node, Way> found, Way way) {
    Way known = found.get(way.node());
    if (known == null) {
      found.put(way.node(), way);
    } else if (known.cost() > 0) {
      Way better = way.cheaperThan(known) ? way : known;
      found.put(way.node(), better.contestedBy(better == way ? known : way));
    } else if (way.cheaperThan(known)) {
      found.put(way.node(), way);
    }
  }

  /** A query starts in as many subgraphs as it needs, anything else in one. */
  private void addRoots(Place place, Map<Node, Way> found) {
    if (kind != OperationKind.QUERY && !progress.entered(place).isEmpty()) {
      return;
    }
    for (Node root : graph.roots(kind)) {
      if (!progress.excludes(place, root)) {
        int price = progress.price(root.subgraph().name(), 0);
        keep(found, Way.from(List.of(), root, new How.Root(), price, 0));
      }
    }
  }

  private static void narrow(Map<Node, Way> above, TypeSet types, Map<Node, Way> found) {
    for (Way way : above.values()) {
      Node node = way.node().narrow(types);
      if (node != null) {
        keep(found, Way.from(List.of(way), node, new How.Narrowed(), 0, way.depth()));
      }
    }
  }

  private void follow(Objects above, Place place, Map<Node, Way> found, boolean withNewSteps) {
    Selection.Field field = place.field();
    if (field != null) {
      follow(above, field.name(), place.types(), found, withNewSteps);
    }
  }

  private void follow(
      Objects above, String field, TypeSet types, Map<Node, Way> found, boolean withNewSteps) {
    for (Way way : List.copyOf(above.ways().values())) {
      Edge edge = way.node().edge(field);
      Node to = edge == null ? null : seenAs(edge, types);
      if (edge != null && to != null) {
        Way before = edge.plain() ? way : withNewSteps ? requiring(above, way, edge) : null;
        if (before != null) {
          keep(found, Way.from(List.of(before), to, new How.Field(edge), 0, before.depth()));
        }
      }
    }
  }

  /** The node behind an edge, without the types that the place is known not to have. */
  static @Nullable Node seenAs(Edge edge, TypeSet types) {
    Node to = edge.to();
    return to == null || to.blind() || to.possible().isEmpty() ? to : to.narrow(types);
  }

  /** The way to a node whose field has a requirement; null if it has none. */
  @Nullable Way requiring(Place place, Way way, Edge edge) {
    return requiring(objects(place, all(place)), way, edge);
  }

  private @Nullable Way requiring(Objects objects, Way way, Edge edge) {
    Demand demand = edge.demand();
    StepDraft entered = progress.entered(way, objects.place(), demand);
    if (entered != null) {
      return Way.entered(entered);
    }
    if (demand == null || !begin(objects, edge)) {
      return null;
    }
    try {
      return requiring(objects, way.node(), demand);
    } finally {
      requiring.removeLast();
    }
  }

  private @Nullable Way requiring(Objects objects, Node node, Demand demand) {
    List<Way> demanded = sources(demand, node, objects);
    if (demanded == null) {
      return null;
    }
    Way best = null;
    for (EntityMove entry : graph.entries(node)) {
      List<Way> key = entry.key() == null ? null : sources(entry.key(), objects);
      if (key != null) {
        List<Way> sources = new ArrayList<>(key);
        sources.addAll(demanded);
        Way way = entity(entry, demand, sources);
        best = way.cheaperThan(best) ? way : best;
      }
    }
    return best;
  }

  private @Nullable List<Way> sources(Demand demand, Node node, Objects objects) {
    List<Way> sources = new ArrayList<>();
    if (demand.requires() != null) {
      List<Way> required = sources(demand.requires(), objects);
      if (required == null) {
        return null;
      }
      sources.addAll(required);
    }
    for (ContextArgument argument : demand.contexts()) {
      Place place = objects.place();
      Place from = place == null ? null : Contexts.above(place, argument, node.subgraph());
      List<Way> value =
          from == null
              ? null
              : sources(graph.contextValue(argument, from.typeName()), objects(from, all(from)));
      if (value == null) {
        return null;
      }
      sources.addAll(value);
    }
    return sources;
  }

  private boolean begin(Objects objects, Edge edge) {
    for (Requiring begun : requiring) {
      if (begun.ways() == objects.ways() && begun.edge() == edge) {
        return false;
      }
    }
    requiring.add(new Requiring(objects.ways(), edge));
    return true;
  }

  private Way entity(EntityMove move, @Nullable Demand demand, List<Way> sources) {
    int depth = Way.depth(sources) + 1;
    int price = progress.price(move.target().subgraph().name(), depth);
    return Way.from(sources, move.target(), new How.Entity(move, demand), price, depth);
  }

  /** Adds what entity moves lead to, until none is cheaper than what is there. */
  private void close(Objects objects) {
    Map<Node, Way> ways = objects.ways();
    if (ways.isEmpty()) {
      return;
    }
    List<Node> begun = List.copyOf(ways.keySet());
    List<EntityMove> untried = graph.moves(objects.types(), objects.typeName());
    boolean changed = true;
    while (changed) {
      changed = false;
      List<EntityMove> again = new ArrayList<>();
      for (EntityMove move : untried) {
        Way known = ways.get(move.target());
        if (known != null && known.cost() == 0
            || progress.excludes(objects.place(), move.target())
            || same(begun, move.target(), ways)) {
          continue;
        }
        List<Way> sources = sources(move, objects);
        Way way = sources == null ? null : entity(move, null, sources);
        if (way == null || way.cost() > way.own()) {
          again.add(move);
        }
        if (way != null && known == null) {
          ways.put(way.node(), way);
          changed = true;
        } else if (way != null && known != null) {
          boolean better = way.cheaperThan(known);
          ways.put(way.node(), better ? way.contestedBy(known) : known.contestedBy(way));
          changed |= better;
        }
      }
      untried = again;
    }
  }

  /** Whether a free way leads to a node that answers at least as much as the target. */
  private static boolean same(List<Node> begun, Node target, Map<Node, Way> ways) {
    for (Node node : begun) {
      Way way = ways.get(node);
      if (node != target
          && node.subgraph() == target.subgraph()
          && node.type() == target.type()
          && way != null
          && way.cost() == 0) {
        return true;
      }
    }
    return false;
  }

  private @Nullable List<Way> sources(EntityMove move, Objects objects) {
    if (move.key() != null) {
      return sources(move.key(), objects);
    }
    Way cheapest = null;
    for (Way way : objects.ways().values()) {
      cheapest = way.cheaperThan(cheapest) ? way : cheapest;
    }
    return cheapest == null ? null : List.of(cheapest);
  }

  /** The ways that together give a selection, as cheap as can be seen; null if there are none. */
  private @Nullable List<Way> sources(SelectionSet selections, Objects objects) {
    progress.look();
    Way one = null;
    for (Way way : objects.ways().values()) {
      if (way.cheaperThan(one) && way.node().offers(selections)) {
        one = way;
      }
    }
    if (one != null) {
      return List.of(one);
    }
    List<Way> several = new ArrayList<>();
    for (Selection selection : selections.selections()) {
      List<Way> sources =
          switch (selection) {
            case Selection.Field field -> sources(field, objects);
            case Selection.InlineFragment fragment -> sources(fragment, objects);
          };
      if (sources == null) {
        return null;
      }
      several.addAll(sources);
    }
    return several;
  }

  private @Nullable List<Way> sources(Selection.Field field, Objects objects) {
    if (field.isTypename()) {
      return List.of();
    }
    if (field.selections() == null) {
      Way best = null;
      for (Way way : List.copyOf(objects.ways().values())) {
        Edge edge = way.node().edge(field.name());
        Way before = edge == null || edge.plain() ? way : requiring(objects, way, edge);
        if (edge != null && before != null && before.cheaperThan(best)) {
          best = before;
        }
      }
      return best == null ? perType(field, objects) : List.of(best);
    }
    if (objects.nesting() == MAX_NESTING) {
      return null;
    }
    Objects below = below(field, objects);
    List<Way> found = below.ways().isEmpty() ? null : sources(field.selections(), below);
    return found == null ? perType(field, objects) : found;
  }

  private Objects below(Selection.Field field, Objects objects) {
    String typeName = field.definition().type().namedType();
    TypeSet types = graph.possible(typeName);
    Map<Node, Way> found = new LinkedHashMap<>();
    follow(objects, field.name(), types, found, true);
    Place place = objects.place() == null ? null : objects.place().sameField(field);
    if (place != null) {
      progress.entered(place).forEach(step -> keep(found, Way.entered(step)));
    }
    Objects below = new Objects(types, typeName, place, found, objects.nesting() + 1);
    close(below);
    return below;
  }

  /** A field of an abstract type, from the objects of each type on its own. */
  private @Nullable List<Way> perType(Selection.Field field, Objects objects) {
    if (objects.types().size() < 2 || objects.nesting() == MAX_NESTING) {
      return null;
    }
    List<Way> several = new ArrayList<>();
    for (TypeSet single : objects.types().singles()) {
      Objects narrowed = narrowed(objects, single);
      if (!narrowed.ways().isEmpty()) {
        List<Way> found = sources(field, narrowed);
        if (found == null) {
          return null;
        }
        several.addAll(found);
      }
    }
    return several.isEmpty() ? null : several;
  }

  private Objects narrowed(Objects objects, TypeSet types) {
    Map<Node, Way> found = new LinkedHashMap<>();
    narrow(objects.ways(), types, found);
    String name = types.isSingle() ? types.first() : objects.typeName();
    Objects narrowed = new Objects(types, name, null, found, objects.nesting() + 1);
    close(narrowed);
    return narrowed;
  }

  private @Nullable List<Way> sources(Selection.InlineFragment fragment, Objects objects) {
    TypeSet types = objects.types().and(graph.possible(fragment.typeCondition().name()));
    if (types.isEmpty()) {
      return List.of();
    }
    if (types.equals(objects.types())) {
      return sources(fragment.selections(), objects);
    }
    Objects narrowed = narrowed(objects, types);
    return narrowed.ways().isEmpty() ? List.of() : sources(fragment.selections(), narrowed);
  }

  /** Whether the objects of one way alone, in their own subgraph or by moves, have a field. */
  @Nullable Way narrowedHas(Place place, Way way, TypeSet types, String field) {
    Map<Node, Way> from = new LinkedHashMap<>();
    keep(from, way);
    Objects objects = narrowed(new Objects(place.types(), place.typeName(), null, from, 0), types);
    Way best = null;
    for (Way found : List.copyOf(objects.ways().values())) {
      Edge edge = found.node().edge(field);
      Way before = edge == null || edge.plain() ? found : requiring(objects, found, edge);
      if (edge != null && before != null && before.cheaperThan(best)) {
        best = before;
      }
    }
    return best;
  }
}
