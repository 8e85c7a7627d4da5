package dev.ilmyeon.local.option;

/** What was typed makes no sense; the message says what would. */
public final class BadOptionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadOptionException(String message) {
    super(message);
  }
}
