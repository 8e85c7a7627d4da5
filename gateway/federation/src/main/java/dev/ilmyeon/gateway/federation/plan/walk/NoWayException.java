package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.plan.place.Place;

/** No subgraph that answers a field can be reached, or the search would exceed its limits. */
public final class NoWayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean nowhere;

  /** The search is given up. */
  NoWayException(String message) {
    this(message, false);
  }

  private NoWayException(String message, boolean nowhere) {
    super(message, null, false, false);
    this.nowhere = nowhere;
  }

  /** What would lead to the objects in a subgraph is had from there alone. */
  static NoWayException toItself(String subgraph, Place place) {
    return new NoWayException(
        "The objects at %s can be found in %s only by what it says of them itself"
            .formatted(place, subgraph));
  }

  static NoWayException to(String field, Place object) {
    String at = object.toString();
    return new NoWayException(
        "No subgraph that can be reached%s answers %s.%s"
            .formatted(at.isEmpty() ? "" : " at " + at, object.typeName(), field),
        true);
  }

  /** Whether all that was looked at does not lead to a field. */
  boolean nowhere() {
    return nowhere;
  }

  /** The same, where the search for keys and requirements was cut short. */
  NoWayException unlessNestedDeeper(int nesting) {
    return new NoWayException(
        "%s, unless by more than %d keys and requirements that need one another"
            .formatted(getMessage(), nesting));
  }
}
