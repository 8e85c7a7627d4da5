package dev.ilmyeon.gateway.server.tracing;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * A moment by both clocks: the one that says how late it is, and the one that says how long
 * something takes ({@link System#nanoTime}).
 */
record Moment(long epochNanos, long nanoTime) {

  static Moment now() {
    Instant now = Instant.now();
    return new Moment(
        TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano(), System.nanoTime());
  }

  /** When it was so late by {@link System#nanoTime}. */
  long epochNanos(long otherNanoTime) {
    return epochNanos + (otherNanoTime - nanoTime);
  }
}
