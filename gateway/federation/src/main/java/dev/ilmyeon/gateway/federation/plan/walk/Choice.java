package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.plan.graph.Edge;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which of the ways is taken: the cheapest by now. Remembers whether another was about as good. */
final class Choice {

  private final Ways ways;
  private boolean rivalled;

  Choice(Ways ways) {
    this.ways = ways;
  }

  /** Of ways to another goal. */
  void begin() {
    rivalled = false;
  }

  /** Whether any way that was chosen since then had a rival. */
  boolean isRivalled() {
    return rivalled;
  }

  /** Whether the places whose objects these are have a field themselves, for no more than here. */
  boolean isOfParts(Place object, String field) {
    List<Way> all = new ArrayList<>();
    for (Place part : object.parts()) {
      Way way = Provision.cheapest(ways.leading(part, field));
      if (way == null) {
        return false;
      }
      all.add(way);
    }
    Way here = all.isEmpty() ? null : Provision.cheapest(ways.leading(object, field));
    return !all.isEmpty() && (here == null || Way.price(all) <= here.cost());
  }

  /** To a field of the objects at a place. */
  Way leading(Place object, String field) {
    Way free = null;
    for (Way way : ways.free(object).ways().values()) {
      Edge edge = way.node().edge(field);
      if (edge != null && edge.plain() && way.cheaperThan(free)) {
        free = way;
      }
    }
    return free == null ? among(ways.leading(object, field), object, field) : free;
  }

  /** The first of the cheapest; there is no way if there are none. */
  Way among(List<Way> found, Place object, String field) {
    if (found.isEmpty()) {
      throw NoWayException.to(field, object);
    }
    List<Way> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingInt(Way::cost).thenComparingInt(Way::depth));
    Way cheapest = sorted.getFirst();
    if (cheapest.cost() > 0) {
      rivalled |=
          cheapest.contested()
              || sorted.size() > 1 && sorted.get(1).cost() < cheapest.cost() + Progress.REQUEST;
    }
    return cheapest;
  }
}
