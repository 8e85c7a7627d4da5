package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.plan.graph.Demand;
import dev.ilmyeon.gateway.federation.plan.graph.Edge;
import dev.ilmyeon.gateway.federation.plan.graph.EntityMove;
import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import dev.ilmyeon.gateway.federation.plan.graph.TypeSet;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.supergraph.Subgraph;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField.ContextArgument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ways by which a key or a requirement can be provided. What is provided by one way at
 * hand is found at once; else it is looked for field by field, deeper down and by moves, which may
 * have keys of their own. That a requirement is needed for itself is noticed; how deep keys and
 * requirements may be nested is limited, however deep each of them goes, and so is how often all
 * this may look.
 */
final class Provision {

  /** More keys and requirements than this, one needed for the other, are taken to have no way. */
  static final int MAX_NESTING = 5;

  private final SupergraphGraph graph;
  private final Progress progress;
  private final Moves moves;
  private final Function<Place, Reach> reachOf;
  private final List<Begun> begun = new ArrayList<>();

  /** A demand that is being looked into; both compared by identity. */
  private record Begun(Reach reach, Edge edge) {}

  /** {@code reachOf} gives all ways to a place. */
  Provision(SupergraphGraph graph, Progress progress, Function<Place, Reach> reachOf) {
    this.graph = graph;
    this.progress = progress;
    this.moves = new Moves(graph, progress, this);
    this.reachOf = reachOf;
  }

  Moves moves() {
    return moves;
  }

  /** The ways that lead to a field, each to the node that answers it. */
  List<Way> leading(Reach reach, String field) {
    List<Way> leading = new ArrayList<>();
    for (Way way : reach.all()) {
      Edge edge = way.node().edge(field);
      Way to = edge == null || edge.plain() ? way : meeting(reach, way, edge);
      if (edge != null && to != null) {
        leading.add(to);
      }
    }
    return leading;
  }

  /** The way to an entity request that meets the demand of a field; null if there is none. */
  @Nullable Way meeting(Reach reach, Way way, Edge edge) {
    Demand demand = edge.demand();
    StepDraft entered = progress.entered(way.node().entered(), reach.place(), demand);
    if (entered != null) {
      return Way.entered(entered);
    }
    if (demand == null || isBegun(reach, edge)) {
      return null;
    }
    begun.add(new Begun(reach, edge));
    try {
      return meeting(reach, way, demand);
    } finally {
      begun.removeLast();
    }
  }

  private boolean isBegun(Reach reach, Edge edge) {
    for (Begun each : begun) {
      if (each.reach() == reach && each.edge() == edge) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Way meeting(Reach reach, Way way, Demand demand) {
    List<Way> demanded = sources(demand, way, reach);
    if (demanded == null) {
      return null;
    }
    Way best = null;
    for (EntityMove entry : graph.entries(way.node())) {
      List<Way> key = sources(entry, reach);
      if (key != null) {
        List<Way> sources = new ArrayList<>(key);
        sources.addAll(demanded);
        Way entity = moves.entity(entry, demand, sources);
        best = entity.cheaperThan(best) ? entity : best;
      }
    }
    return best;
  }

  private @Nullable List<Way> sources(Demand demand, Way way, Reach reach) {
    List<Way> sources = new ArrayList<>();
    List<Way> required = demand.requires() == null ? List.of() : sources(demand.requires(), reach);
    if (required == null) {
      return null;
    }
    sources.addAll(required);
    for (ContextArgument argument : demand.contexts()) {
      Place place = reach.place();
      Subgraph subgraph = way.node().subgraph();
      Place from = place == null ? null : Contexts.above(place, argument, subgraph);
      List<Way> value =
          from == null
              ? null
              : sources(
                  Contexts.value(from, argument, subgraph, graph),
                  reachOf.apply(from),
                  reach.nesting() + 1);
      if (value == null) {
        return null;
      }
      sources.addAll(value);
    }
    return sources;
  }

  /** What an entity move builds on. */
  @Nullable List<Way> sources(EntityMove move, Reach reach) {
    if (move.key() == null) {
      Way any = reach.cheapest();
      return any == null ? null : List.of(any);
    }
    List<Way> key = sources(move.key(), reach);
    if (key == null || !move.typed()) {
      return key;
    }
    Way telling = null;
    for (Way way : reach.ways()) {
      telling = !way.node().blind() && way.cheaperThan(telling) ? way : telling;
    }
    if (telling == null) {
      return null;
    }
    List<Way> sources = new ArrayList<>(key);
    sources.add(telling);
    return sources;
  }

  /** The ways that together give a selection, as cheap as can be seen; null if there are none. */
  private @Nullable List<Way> sources(SelectionSet selections, Reach reach) {
    return sources(selections, reach, reach.nesting() + 1);
  }

  /** {@code nesting}: of all that is below the selection's objects. */
  private @Nullable List<Way> sources(SelectionSet selections, Reach reach, int nesting) {
    progress.effort().look();
    Way one = null;
    for (Way way : reach.ways()) {
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
            case Selection.Field field -> sources(field, reach, nesting);
            case Selection.InlineFragment fragment -> sources(fragment, reach, nesting);
          };
      if (sources == null) {
        return null;
      }
      several.addAll(sources);
    }
    return several;
  }

  private @Nullable List<Way> sources(Selection.Field field, Reach reach, int nesting) {
    if (field.isTypename()) {
      return List.of();
    }
    List<Way> found = null;
    if (field.selections() == null) {
      Way best = cheapest(leading(reach, field.name()));
      found = best == null ? null : List.of(best);
    } else if (isAllowed(nesting)) {
      Reach below = below(field, reach, nesting);
      found = below.isEmpty() ? null : sources(field.selections(), below, nesting);
      Way any = below.cheapest();
      found = found != null && found.isEmpty() && any != null ? List.of(any) : found;
    }
    return found == null ? perType(field, reach, nesting) : found;
  }

  private boolean isAllowed(int nesting) {
    if (nesting > MAX_NESTING) {
      progress.effort().cutShort();
      return false;
    }
    return true;
  }

  static @Nullable Way cheapest(List<Way> ways) {
    Way cheapest = null;
    for (Way way : ways) {
      cheapest = way.cheaperThan(cheapest) ? way : cheapest;
    }
    return cheapest;
  }

  private Reach below(Selection.Field field, Reach reach, int nesting) {
    String typeName = field.definition().type().namedType();
    Place place = reach.place() == null ? null : reach.place().sameField(field);
    TypeSet types = ValueTypes.of(field, () -> reach, graph).any();
    Reach below = Reach.nowhere(types, typeName, place, nesting);
    moves.follow(reach, field.name(), below, false);
    if (place != null) {
      progress.entered(place).forEach(step -> below.keep(Way.entered(step)));
    }
    moves.close(below);
    return below;
  }

  /** A field of an abstract type, from the objects of each type on its own. */
  private @Nullable List<Way> perType(Selection.Field field, Reach reach, int nesting) {
    if (reach.types().size() < 2 || !isAllowed(nesting)) {
      return null;
    }
    List<Way> several = new ArrayList<>();
    for (TypeSet single : reach.types().singles()) {
      Reach narrowed = narrowed(reach, single, nesting);
      if (!narrowed.isEmpty()) {
        List<Way> found = sources(field, narrowed, nesting);
        if (found == null) {
          return null;
        }
        several.addAll(found);
      }
    }
    return several.isEmpty() ? null : several;
  }

  /** Those of the objects that have one of these types, and where they can be moved to. */
  Reach narrowed(Reach reach, TypeSet types, int nesting) {
    String name = types.isSingle() ? types.first() : reach.typeName();
    Place place = reach.place() == null ? null : reach.place().knownNarrowed(types);
    Reach narrowed = Reach.nowhere(types, name, place, nesting);
    narrowed.keepNarrowed(reach);
    if (place != null) {
      progress.entered(place).forEach(step -> narrowed.keep(Way.entered(step)));
    }
    moves.close(narrowed);
    return narrowed;
  }

  private @Nullable List<Way> sources(Selection.InlineFragment fragment, Reach reach, int nesting) {
    TypeSet types = reach.types().and(graph.possible(fragment.typeCondition().name()));
    if (types.isEmpty()) {
      return List.of();
    }
    if (types.equals(reach.types())) {
      return sources(fragment.selections(), reach, nesting);
    }
    Reach narrowed = narrowed(reach, types, nesting);
    return narrowed.isEmpty() ? List.of() : sources(fragment.selections(), narrowed, nesting);
  }
}
