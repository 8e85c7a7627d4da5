package dev.ilmyeon.gateway.server.shared;

/**
 * The shared store did not do what it was asked for, or not in time, or was not asked since it is
 * lost: whoever asked goes on alone. Whether it did it later is not known.
 */
public final class StoreLostException extends RuntimeException {

  /** Told and logged where it is noticed: there is nothing to see in a stack. */
  StoreLostException(String message) {
    super(message, null, false, false);
  }
}
