package dev.ilmyeon.gateway.server.supergraph;

/** An operation that there is no plan for; the message says which and why. */
final class InvalidOperationException extends RuntimeException {
  InvalidOperationException(String message) {
    super(message, null, false, false);
  }
}
