package dev.ilmyeon.platform.subgraph.error;

/** The client's own mistake; the message is shown to it and says what to do. */
public final class BadInputException extends RuntimeException {

  public BadInputException(String message) {
    super(message, null, false, false);
  }
}
