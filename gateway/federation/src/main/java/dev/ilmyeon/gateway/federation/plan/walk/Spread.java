package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.plan.graph.Edge;
import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import dev.ilmyeon.gateway.federation.plan.graph.TypeSet;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * On which objects of an abstract place a field is to be asked for: on all of them at once where
 * one subgraph answers it for all, else type by type.
 *
 * <pre>
 *   products { id reviews { body } }       Product has reviews in no subgraph that we can enter,
 *                                          Book and Magazine have:
 *   products { id
 *     ... on Book { reviews { body } }
 *     ... on Magazine { reviews { body } } }
 * </pre>
 *
 * <p>Type by type it goes only if the objects of one way all have the field there or further on. A
 * place whose objects are known to different subgraphs by different types is not pieced together
 * from them: no request would then tell which of the answers is meant.
 *
 * <p>It goes by types too if some of them set a context that others do not, and something below
 * takes its value from a context: each part then has its own nearest place that sets it; and if
 * what is asked for is provided on some of them only.
 */
final class Spread {

  private final SupergraphGraph graph;
  private final Ways ways;

  Spread(SupergraphGraph graph, Ways ways) {
    this.graph = graph;
    this.ways = ways;
  }

  /** The place itself, or its narrowed places. */
  List<Place> over(Place place, Selection.Field field) {
    List<TypeSet> groups =
        field.selections() == null
            ? List.of()
            : graph.byContexts(place.types(), field.selections());
    if (groups.size() < 2) {
      return provided(over(place, field.name()), field);
    }
    List<Place> parts = new ArrayList<>();
    for (TypeSet group : groups) {
      Place narrowed = place.narrowed(group);
      if (ways.all(narrowed).isEmpty()) {
        return over(place, field.name());
      }
      parts.addAll(provided(over(narrowed, field.name()), field));
    }
    return parts;
  }

  /** The same places, parted where something that is asked for is provided on some types only. */
  private List<Place> provided(List<Place> places, Selection.Field field) {
    if (field.selections() == null) {
      return places;
    }
    List<Place> parted = new ArrayList<>(places.size());
    for (Place place : places) {
      parted.addAll(provided(place, field.name(), field.selections()));
    }
    return parted;
  }

  private List<Place> provided(Place place, String field, SelectionSet selections) {
    if (place.types().size() < 2) {
      return List.of(place);
    }
    Way way = whole(ways.free(place).ways(), field);
    way = way == null ? whole(ways.all(place).ways(), field) : way;
    List<Place> parts = new ArrayList<>();
    for (TypeSet group :
        way == null ? List.<TypeSet>of() : way.node().byProvisions(field, selections)) {
      TypeSet types = group.and(place.types());
      if (!types.isEmpty()) {
        Place part = place.narrowed(types);
        if (ways.all(part).isEmpty()) {
          return List.of(place);
        }
        parts.add(part);
      }
    }
    return parts.isEmpty() ? List.of(place) : parts;
  }

  private List<Place> over(Place place, String field) {
    if (place.types().size() < 2 || whole(ways.free(place).ways(), field) != null) {
      return List.of(place);
    }
    Way whole = whole(ways.all(place).ways(), field);
    List<Place> best = List.of(place);
    int price = whole == null ? Integer.MAX_VALUE : whole.cost();
    for (Way way : ways.all(place).all()) {
      if (way.cost() < price
          && !way.node().blind()
          && way.node().possible().intersects(place.types())) {
        List<TypeSet> parts = parts(place, way, field, price);
        if (parts != null) {
          best = parts.stream().map(place::narrowed).toList();
          price = way.cost();
        }
      }
    }
    return best;
  }

  private static @Nullable Way whole(List<Way> ways, String field) {
    Way best = null;
    for (Way way : ways) {
      if (way.cheaperThan(best) && way.node().edge(field) != null) {
        best = way;
      }
    }
    return best;
  }

  /**
   * The types of a place in groups that go the same way: those whose field this way's subgraph
   * answers, then those that find it in the same subgraphs. Null if one has no way, or costs more
   * than the limit.
   */
  private @Nullable List<TypeSet> parts(Place place, Way way, String field, int limit) {
    ways.effort().look(place.types().size());
    Map<String, TypeSet> local = new LinkedHashMap<>();
    Map<String, TypeSet> others = new LinkedHashMap<>();
    for (TypeSet single : place.types().singles()) {
      Node node = way.node().narrow(single);
      Edge edge = node == null ? null : node.edge(field);
      if (edge != null && edge.plain()) {
        local.merge(edge.type().namedType(), single, TypeSet::or);
      } else {
        boolean here = way.node().possible().intersects(single);
        String group = here + graph.answers(single, field);
        others.merge(group, single, TypeSet::or);
      }
    }
    List<TypeSet> parts = new ArrayList<>(together(local.values(), way, field));
    for (TypeSet group : others.values()) {
      if (!way.node().possible().intersects(group) || has(place, way, group, field, limit)) {
        parts.add(group);
        continue;
      }
      for (TypeSet single : group.singles()) {
        if (!has(place, way, single, field, limit)) {
          return null;
        }
        parts.add(single);
      }
    }
    return parts;
  }

  /** All in one if they can be asked together: not if their values are of different types. */
  private static Collection<TypeSet> together(Collection<TypeSet> groups, Way way, String field) {
    TypeSet all = groups.stream().reduce(TypeSet::or).orElse(null);
    Node node = all == null || groups.size() == 1 ? null : way.node().narrow(all);
    return all != null && node != null && node.edge(field) != null ? List.of(all) : groups;
  }

  private boolean has(Place place, Way way, TypeSet types, String field, int limit) {
    Way found = ways.leading(place, way, types, field);
    return found != null && found.cost() < limit;
  }
}
