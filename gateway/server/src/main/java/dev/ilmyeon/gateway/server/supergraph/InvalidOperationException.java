package dev.ilmyeon.gateway.server.supergraph;

/**
 * An operation that there is no plan for. The message says what is wrong in which file, as
 * compilers do: {@code FILE:LINE:COLUMN: …}, a line for each error.
 */
public final class InvalidOperationException extends RuntimeException {
  InvalidOperationException(String message) {
    super(message, null, false, false);
  }
}
