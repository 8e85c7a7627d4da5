package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.plan.graph.EntityMove;
import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The ways to objects that are gathered from several places: entity moves whose key all of these
 * places have.
 *
 * <pre>
 *   items|Book.next   has id, from books          items.next   by id to any subgraph,
 *   items|Film.next   has id, from films     →                 after books and films
 * </pre>
 */
final class Gathering {

  private final SupergraphGraph graph;
  private final Progress progress;
  private final Provision provision;
  private final Function<Place, Reach> reachOf;

  /** {@code reachOf} gives all ways to a place. */
  Gathering(
      SupergraphGraph graph,
      Progress progress,
      Provision provision,
      Function<Place, Reach> reachOf) {
    this.graph = graph;
    this.progress = progress;
    this.provision = provision;
    this.reachOf = reachOf;
  }

  /** What moves have in common that build on the same. */
  private record Key(List<String> fields, boolean typed) {}

  /** Adds the ways to what is gathered from these places, if any. */
  void add(List<Place> parts, Reach into) {
    if (parts.isEmpty()) {
      return;
    }
    Map<Key, Optional<List<Way>>> known = new HashMap<>();
    for (EntityMove move : graph.moves(into.types(), into.typeName())) {
      Way way = into.to(move.target());
      Key key = new Key(move.flatKey(), move.typed());
      boolean useful = way == null || way.cost() > 0;
      if (useful && !key.fields().isEmpty() && !progress.excludes(into.place(), move.target())) {
        known
            .computeIfAbsent(key, _ -> Optional.ofNullable(sources(move, parts)))
            .ifPresent(sources -> into.keep(provision.moves().gathered(move, sources)));
      }
    }
  }

  private @Nullable List<Way> sources(EntityMove move, List<Place> parts) {
    List<Way> all = new ArrayList<>();
    for (Place part : parts) {
      List<Way> sources = provision.sources(move, reachOf.apply(part));
      if (sources == null) {
        return null;
      }
      all.addAll(sources);
    }
    return all;
  }
}
