package dev.ilmyeon.gateway.federation.error;

/**
 * No way through the subgraphs answers the operation, or finding one would exceed the budget; the
 * message says which.
 */
public final class PlanningException extends RuntimeException {

  public PlanningException(String message) {
    super(message, null, false, false);
  }
}
