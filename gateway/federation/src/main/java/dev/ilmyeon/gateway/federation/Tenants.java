package dev.ilmyeon.gateway.federation;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the requests on a generation, so that what it held can be let go after the last one. */
final class Tenants {

  /** The requests under way, and one for the engine as long as it serves the generation. */
  private final AtomicInteger count = new AtomicInteger(1);

  private volatile Runnable released = () -> {};

  /** False if it is too late: the generation is left, and empty. */
  boolean enter() {
    int now = count.get();
    while (now > 0) {
      if (count.compareAndSet(now, now + 1)) {
        return true;
      }
      now = count.get();
    }
    return false;
  }

  /** After each {@link #enter()} that was true, once. */
  void leave() {
    if (count.decrementAndGet() == 0) {
      released.run();
    }
  }

  /** The engine serves another generation: {@code whenEmpty} is run after the last request. */
  void end(Runnable whenEmpty) {
    released = whenEmpty;
    leave();
  }
}
