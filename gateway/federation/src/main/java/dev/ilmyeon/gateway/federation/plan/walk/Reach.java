package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.plan.graph.TypeSet;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objects and the cheapest way to each node that they can be had as.
 *
 * @param place null where there is none yet, below a key that is only being considered
 * @param nesting how many keys and requirements are being considered, one inside the other
 */
record Reach(
    TypeSet types, String typeName, @Nullable Place place, Map<Node, Way> ways, int nesting) {

  static Reach nowhere(Place place) {
    return new Reach(place.types(), place.typeName(), place, new LinkedHashMap<>(), 0);
  }

  static Reach nowhere(TypeSet types, String typeName, @Nullable Place place, int nesting) {
    return new Reach(types, typeName, place, new LinkedHashMap<>(), nesting);
  }

  boolean isEmpty() {
    return ways.isEmpty();
  }

  /** A copy, since looking into them can add ways. */
  List<Way> all() {
    return List.copyOf(ways.values());
  }

  @Nullable Way cheapest() {
    Way cheapest = null;
    for (Way way : ways.values()) {
      cheapest = way.cheaperThan(cheapest) ? way : cheapest;
    }
    return cheapest;
  }

  /** Keeps a way unless there is a better one to its node; tells whether it is the best now. */
  boolean keep(Way way) {
    Way known = ways.get(way.node());
    boolean better = way.cheaperThan(known);
    if (known == null || known.cost() == 0) {
      if (better) {
        ways.put(way.node(), way);
      }
    } else {
      ways.put(way.node(), better ? way.contestedBy(known) : known.contestedBy(way));
    }
    return better;
  }

  /**
   * Adds what of another reach's objects is of these types. Where a request is still to be made for
   * all of those, one for these alone is to be preferred.
   */
  void keepNarrowed(Reach above) {
    for (Way way : above.ways.values()) {
      Node node = way.node().narrow(types);
      if (node != null) {
        boolean request =
            way.how() instanceof Way.How.Entity || way.how() instanceof Way.How.Gathered;
        int tooMany = way.node().possible().size() - node.possible().size();
        int price = request ? tooMany * Progress.SHARED : 0;
        keep(Way.from(List.of(way), node, new Way.How.Narrowed(), price, way.depth()));
      }
    }
  }
}
