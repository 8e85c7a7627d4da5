package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.plan.place.Place;

/** No subgraph that answers a field can be reached, or the search would exceed its limits. */
public final class NoWayException extends RuntimeException {

  NoWayException(String message) {
    super(message, null, false, false);
  }

  static NoWayException to(String field, Place object) {
    String at = object.toString();
    return new NoWayException(
        "No subgraph that can be reached%s answers %s.%s"
            .formatted(at.isEmpty() ? "" : " at " + at, object.typeName(), field));
  }
}
