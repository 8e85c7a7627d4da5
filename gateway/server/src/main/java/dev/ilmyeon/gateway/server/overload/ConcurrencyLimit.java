package dev.ilmyeon.gateway.server.overload;

import java.time.Duration;

/**
 * How many operations may be under way at once, found out rather than configured: additive increase
 * and multiplicative decrease, as TCP finds its window (Jacobson and Karels, Congestion Avoidance
 * and Control, 1988) and Netflix's concurrency-limits theirs. It falls by as much as work waits too
 * long, since by Little's law so much less would wait as long as it may.
 *
 * <p>What tells of congestion is not how long operations take, as there: a subgraph that hangs
 * makes them slow without being helped by refusals, and its circuit breaker looks after it. It is
 * how long work waits for its turn in this process, as in DAGOR (Zhou et al., Overload Control for
 * Scaling WeChat Microservices, 2018). One period of waiting may be a garbage collection; what
 * lasts is a queue that stands (Nichols and Jacobson, Controlling Queue Delay, 2012), so two in a
 * row count.
 *
 * <p>Far from congestion it grows in proportion, as TCP's slow start does, near to it in equal
 * steps. A limit that nobody comes near tells nothing, and does not grow (RFC 7661); one that is
 * far above what there was falls to that first (RFC 5681's FlightSize).
 */
final class ConcurrencyLimit {

  /** What it falls to at least, and at most, of what there was. */
  private static final double GENTLE = 0.9;

  private static final double HARSH = 0.3;

  private static final int STEPS = 8;

  private final int least;
  private final int most;
  private final long maxDelay;
  private volatile int limit;
  private boolean waited;

  ConcurrencyLimit(int least, int most, Duration maxDelay) {
    this.least = least;
    this.most = most;
    this.maxDelay = maxDelay.toNanos();
    this.limit = most;
  }

  int value() {
    return limit;
  }

  /**
   * Looks back at a period. Called by one thread.
   *
   * @param delay how long work waited, in nanoseconds
   * @param peak most that was under way at once
   * @param refused whether there was anything refused
   */
  void learn(long delay, int peak, boolean refused) {
    boolean waits = delay > maxDelay;
    if (waits && waited) {
      double part = Math.clamp((double) maxDelay / delay, HARSH, GENTLE);
      limit = Math.max(least, (int) (Math.min(limit, peak) * part));
    } else if (!waits && (refused || peak >= limit / 2)) {
      int step = delay < maxDelay / 2 ? limit / STEPS : least / STEPS;
      limit = Math.min(most, limit + Math.max(1, step));
    }
    waited = waits;
  }
}
