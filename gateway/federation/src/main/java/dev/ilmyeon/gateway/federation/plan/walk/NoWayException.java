package dev.ilmyeon.gateway.federation.plan.walk;

/** No subgraph that answers a field can be reached, or the search would exceed its limits. */
public final class NoWayException extends RuntimeException {

  NoWayException(String message) {
    super(message, null, false, false);
  }
}
