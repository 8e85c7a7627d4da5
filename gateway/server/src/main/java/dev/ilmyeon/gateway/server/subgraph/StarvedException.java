package dev.ilmyeon.gateway.server.subgraph;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * A time-out that was noticed much too late: the gateway itself had no processor to run on, and the
 * answer may well lie in the socket. No breaker opens because of it.
 */
final class StarvedException extends TimeoutException {

  /** Timers are a few milliseconds late at worst while there is a processor for them. */
  private static final long TOLERANCE = Duration.ofMillis(100).toNanos();

  private StarvedException(String message) {
    super(message);
  }

  /**
   * The exception for a time limit that has run out.
   *
   * @param due when it was to run out, by {@link System#nanoTime()}
   */
  static TimeoutException after(Duration limit, long due) {
    long late = System.nanoTime() - due;
    String message = "no answer in %d ms".formatted(limit.toMillis());
    return late > TOLERANCE
        ? new StarvedException(
            "%s, noticed %d ms late".formatted(message, Duration.ofNanos(late).toMillis()))
        : new TimeoutException(message);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
