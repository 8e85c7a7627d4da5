package dev.ilmyeon.gateway.federation.selection;

/** A field set that does not fit its type; the message says which field or type. */
public final class SelectionException extends RuntimeException {

  SelectionException(String message) {
    super(message, null, false, false);
  }
}
