package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.plan.graph.Edge;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import java.util.ArrayList;
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
    List<Place> parts = object.parts();
    if (parts.isEmpty()) {
      return false;
    }
    List<Way> all = new ArrayList<>();
    for (Place part : parts) {
      Way way = Provision.cheapest(ways.leading(part, field));
      if (way == null) {
        return false;
      }
      all.add(way);
    }
    Way here = Provision.cheapest(ways.leading(object, field));
    return here == null || Way.price(all) <= here.cost();
  }

  /** To a field of the objects at a place. */
  Way leading(Place object, String field) {
    Way free = null;
    for (Way way : ways.free(object).ways()) {
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
    Way cheapest = found.getFirst();
    for (Way way : found) {
      cheapest = way.cheaperThan(cheapest) ? way : cheapest;
    }
    if (cheapest.cost() > 0) {
      rivalled |= cheapest.contested() || hasRival(cheapest, found);
    }
    return cheapest;
  }

  private static boolean hasRival(Way cheapest, List<Way> found) {
    for (Way way : found) {
      if (way != cheapest && way.cost() < cheapest.cost() + Progress.REQUEST) {
        return true;
      }
    }
    return false;
  }
}
