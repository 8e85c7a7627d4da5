package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.plan.graph.Demand;
import dev.ilmyeon.gateway.federation.plan.graph.Edge;
import dev.ilmyeon.gateway.federation.plan.graph.EntityMove;
import dev.ilmyeon.gateway.federation.plan.graph.Node;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the objects of a place can be had as a node, and what that costs beyond what has been decided
 * already.
 *
 * @param own the price of its last piece
 * @param cost the price of the whole way, each request on it counted once
 * @param depth how many requests must be answered before the last one starts
 * @param sources what it builds on
 * @param contested whether there was another way to the node that costs about as much
 */
record Way(Node node, How how, int own, int cost, int depth, List<Way> sources, boolean contested) {

  /** The last piece of a way. */
  sealed interface How {

    /** None: a step has entered here already. */
    record Entered(StepDraft step) implements How {}

    /** A new request for root fields. */
    record Root() implements How {}

    /** A field of the objects one place up. */
    record Field(Edge edge) implements How {}

    /** The objects one place up, if they have the right type. */
    record Narrowed() implements How {}

    /** A request for entities, by a key that each of a place's parts offers. */
    record Gathered(EntityMove move) implements How {}

    /** A request for entities, by a key and perhaps with what a field demands. */
    record Entity(EntityMove move, @Nullable Demand demand) implements How {}
  }

  static Way entered(StepDraft step) {
    return new Way(step.node(), new How.Entered(step), 0, 0, step.depth(), List.of(), false);
  }

  /** A way that goes on from others. */
  static Way from(List<Way> sources, Node node, How how, int own, int depth) {
    boolean contested = false;
    for (Way source : sources) {
      contested |= source.contested;
    }
    return new Way(node, how, own, own + price(sources), depth, sources, contested);
  }

  /** What it takes to have several ways. */
  static int price(List<Way> ways) {
    Way first = null;
    for (Way way : ways) {
      if (way.cost > 0 && first != null && way != first) {
        return priceOfSeveral(ways);
      }
      first = way.cost > 0 ? way : first;
    }
    return first == null ? 0 : first.cost;
  }

  private static int priceOfSeveral(List<Way> ways) {
    Set<Way> counted = Collections.newSetFromMap(new IdentityHashMap<>());
    int price = 0;
    for (Way way : ways) {
      price += way.priceBesides(counted);
    }
    return price;
  }

  private int priceBesides(Set<Way> counted) {
    if (cost == 0 || !counted.add(this)) {
      return 0;
    }
    int price = own;
    for (Way source : sources) {
      price += source.priceBesides(counted);
    }
    return price;
  }

  static int depth(List<Way> ways) {
    int depth = 0;
    for (Way way : ways) {
      depth = Math.max(depth, way.depth);
    }
    return depth;
  }

  /** The same, and that another way might have been taken instead. */
  Way contestedBy(Way other) {
    return contested || other.cost >= cost + Progress.REQUEST
        ? this
        : new Way(node, how, own, cost, depth, sources, true);
  }

  boolean cheaperThan(@Nullable Way other) {
    return other == null || cost < other.cost || cost == other.cost && depth < other.depth;
  }
}
