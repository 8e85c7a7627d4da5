package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.plan.place.Place;

/** What the client wants to know of a place. */
sealed interface Goal {

  Place place();

  /** The value of a leaf. */
  record Leaf(Place place, int owners) implements Goal {}

  /** What an object really is. */
  record Typename(Place place) implements Goal {}

  /** Whether there is an object at all. */
  record Existence(Place place) implements Goal {}

  /** In how many subgraphs it may be met; those with the least choice come first. */
  default int alternatives() {
    return switch (this) {
      case Leaf leaf -> leaf.owners();
      case Typename _, Existence _ -> Integer.MAX_VALUE;
    };
  }
}
