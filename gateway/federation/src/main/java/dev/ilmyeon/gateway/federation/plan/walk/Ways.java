package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import dev.ilmyeon.gateway.federation.plan.graph.TypeSet;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import dev.ilmyeon.gateway.federation.plan.place.PlaceMap;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import java.util.List;
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

  private final SupergraphGraph graph;
  private final OperationKind kind;
  private final Progress progress;
  private final Provision provision;
  private final Gathering gathering;
  private final PlaceMap<Known> free = new PlaceMap<>();
  private final PlaceMap<Known> all = new PlaceMap<>();

  private record Known(int version, Reach reach) {}

  Ways(SupergraphGraph graph, OperationKind kind, Progress progress) {
    this.graph = graph;
    this.kind = kind;
    this.progress = progress;
    this.provision = new Provision(graph, progress, this::all);
    this.gathering = new Gathering(graph, progress, provision, this::all);
  }

  /** Counts what is considered. */
  Effort effort() {
    return progress.effort();
  }

  /** Whether this attempt does without steps that might lead to a place. */
  boolean isCutOff(Place place) {
    return progress.excludesBefore(place);
  }

  /** Those that need no further step. */
  Reach free(Place place) {
    return known(place, free, true);
  }

  /** All of them. */
  Reach all(Place place) {
    return known(place, all, false);
  }

  /** All that lead to a field of a place's objects, each to the node that answers it. */
  List<Way> leading(Place place, String field) {
    return provision.leading(all(place), field);
  }

  /**
   * How the objects of some types alone, had by one way, lead to a field in their own subgraph or
   * by moves; null if they do not.
   */
  @Nullable Way leading(Place place, Way way, TypeSet types, String field) {
    Reach alone = Reach.nowhere(place.types(), place.typeName(), null, 0);
    alone.keep(way);
    return Provision.cheapest(provision.leading(provision.narrowed(alone, types, 1), field));
  }

  private Reach known(Place place, PlaceMap<Known> memory, boolean onlyFree) {
    Known known = memory.get(place);
    if (known == null || known.version() != progress.version()) {
      known = new Known(progress.version(), find(place, onlyFree));
      memory.put(place, known);
    }
    return known.reach();
  }

  private Reach find(Place place, boolean onlyFree) {
    progress.effort().look();
    Reach reach = Reach.nowhere(place);
    for (StepDraft step : progress.entered(place)) {
      reach.keep(Way.entered(step));
    }
    Place parent = place.parent();
    List<Place> parts = place.parts();
    if (parent == null) {
      if (!onlyFree) {
        addRoots(place, reach);
      }
    } else if (parts.isEmpty() || place.field() == null) {
      Reach above = onlyFree ? free(parent) : all(parent);
      if (place.field() == null) {
        reach.keepNarrowed(above);
      } else {
        provision.moves().follow(above, place.field().name(), reach, onlyFree);
      }
    }
    if (!onlyFree) {
      gathering.add(parts, reach);
      provision.moves().close(reach);
    }
    return reach;
  }

  /** A query starts in as many subgraphs as it needs, anything else in one. */
  private void addRoots(Place place, Reach reach) {
    if (kind != OperationKind.QUERY && !progress.entered(place).isEmpty()) {
      return;
    }
    for (Node root : graph.roots(kind)) {
      if (!progress.excludes(place, root)) {
        int price = progress.price(root.subgraph().name(), 0, false);
        reach.keep(Way.from(List.of(), root, new Way.How.Root(), price, 0));
      }
    }
  }
}
