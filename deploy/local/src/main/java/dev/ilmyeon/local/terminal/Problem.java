package dev.ilmyeon.local.terminal;

/**
 * Something the person at the terminal can do something about: the message says what happened and
 * what helps. It is printed without a stack trace.
 */
public final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Problem(String message) {
    super(message);
  }

  public Problem(String message, Throwable cause) {
    super(message, cause);
  }
}
