package dev.ilmyeon.gateway.server.observation;

import java.util.Locale;

/** How an operation went. */
public enum Ending {
  /** It ran, without errors. */
  OK,
  /** It ran, and its response has errors. */
  ERRORS,
  /** It does not parse, validate, or fit a limit. */
  REFUSED,
  /** The gateway failed. */
  FAILED,
  /** The client has gone. */
  CANCELLED;

  /** For meters, logs and traces. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
