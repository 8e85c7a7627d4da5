package dev.ilmyeon.gateway.server.wire;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many connections of an origin there may be on all event loops together, and how many calls
 * wait for one.
 *
 * <p>No wake-up is lost: who waits first says so and then looks for a slot once more, who gives one
 * back first does that and then looks whether anybody waits; so one of them sees the other.
 */
final class Slots {

  private final int connections;
  private final int waitingCalls;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();

  Slots(int connections, int waitingCalls) {
    this.connections = connections;
    this.waitingCalls = waitingCalls;
  }

  /** A connection may be opened, if there is a slot left for it. */
  boolean take() {
    return increment(taken, connections);
  }

  void giveBack() {
    taken.decrementAndGet();
  }

  /** One more call waits, unless too many do. */
  boolean queue() {
    return increment(waiting, waitingCalls);
  }

  void unqueue() {
    waiting.decrementAndGet();
  }

  boolean isAnyoneWaiting() {
    return waiting.get() > 0;
  }

  private static boolean increment(AtomicInteger count, int limit) {
    int before = count.get();
    while (before < limit) {
      if (count.compareAndSet(before, before + 1)) {
        return true;
      }
      before = count.get();
    }
    return false;
  }
}
