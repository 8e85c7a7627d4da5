package dev.ilmyeon.media.storage;

/** The store did not do what it was asked to, perhaps for a moment only. */
public final class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
