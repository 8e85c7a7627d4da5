package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.plan.graph.TypeSet;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects and the cheapest way to each node that they can be had as. */
final class Reach {

  /** The ways to so many nodes are looked through, more are looked up. */
  private static final int FEW = 16;

  private final TypeSet types;
  private final String typeName;
  private final @Nullable Place place;
  private final int nesting;
  private final List<Way> ways = new ArrayList<>(2);
  private Map<Node, Integer> indexes = Map.of();

  private Reach(TypeSet types, String typeName, @Nullable Place place, int nesting) {
    this.types = types;
    this.typeName = typeName;
    this.place = place;
    this.nesting = nesting;
  }

  static Reach nowhere(Place place) {
    return new Reach(place.types(), place.typeName(), place, 0);
  }

  static Reach nowhere(TypeSet types, String typeName, @Nullable Place place, int nesting) {
    return new Reach(types, typeName, place, nesting);
  }

  TypeSet types() {
    return types;
  }

  String typeName() {
    return typeName;
  }

  /** Null where there is none yet, below a key that is only being considered. */
  @Nullable Place place() {
    return place;
  }

  /** How many keys and requirements are being considered, one inside the other. */
  int nesting() {
    return nesting;
  }

  boolean isEmpty() {
    return ways.isEmpty();
  }

  /** One to each node; for those who do not look into them, since that can add ways. */
  List<Way> ways() {
    return ways;
  }

  /** A copy. */
  List<Way> all() {
    return List.copyOf(ways);
  }

  /** Null if there is none. */
  @Nullable Way to(Node node) {
    int index = indexOf(node);
    return index < 0 ? null : ways.get(index);
  }

  private int indexOf(Node node) {
    if (ways.size() > FEW) {
      return indexes.getOrDefault(node, -1);
    }
    for (int i = 0; i < ways.size(); i++) {
      if (ways.get(i).node() == node) {
        return i;
      }
    }
    return -1;
  }

  private void add(Way way) {
    ways.add(way);
    if (ways.size() > FEW) {
      indexes = indexes.isEmpty() ? new HashMap<>() : indexes;
      for (int i = indexes.size(); i < ways.size(); i++) {
        indexes.put(ways.get(i).node(), i);
      }
    }
  }

  @Nullable Way cheapest() {
    Way cheapest = null;
    for (Way way : ways) {
      cheapest = way.cheaperThan(cheapest) ? way : cheapest;
    }
    return cheapest;
  }

  /** Keeps a way unless there is a better one to its node; tells whether it is the best now. */
  boolean keep(Way way) {
    int index = indexOf(way.node());
    if (index < 0) {
      add(way);
      return true;
    }
    Way known = ways.get(index);
    boolean better = way.cheaperThan(known);
    if (known.cost() > 0) {
      ways.set(index, better ? way.contestedBy(known) : known.contestedBy(way));
    } else if (better) {
      ways.set(index, way);
    }
    return better;
  }

  /**
   * Adds what of another reach's objects is of these types. Where a request is still to be made for
   * all of those, one for these alone is to be preferred.
   */
  void keepNarrowed(Reach above) {
    for (Way way : above.ways) {
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
