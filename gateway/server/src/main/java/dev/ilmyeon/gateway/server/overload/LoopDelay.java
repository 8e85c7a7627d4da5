package dev.ilmyeon.gateway.server.overload;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long work waits for its turn on an event loop: by how much a timer there is late, tried again
 * and again.
 */
final class LoopDelay implements AutoCloseable {

  private static final long EVERY = Duration.ofMillis(50).toNanos();

  private final EventExecutor loop;
  private long due = System.nanoTime() + EVERY;
  private long sum;
  private int count;
  private boolean closed;

  private LoopDelay(EventExecutor loop) {
    this.loop = loop;
  }

  /** Measured from now on. */
  static LoopDelay of(EventExecutor loop) {
    LoopDelay delay = new LoopDelay(loop);
    loop.schedule(delay::tell, EVERY, TimeUnit.NANOSECONDS);
    return delay;
  }

  private synchronized void tell() {
    long now = System.nanoTime();
    sum += Math.max(0, now - due);
    count++;
    due = now + EVERY;
    if (!closed && !loop.isShuttingDown()) {
      loop.schedule(this::tell, EVERY, TimeUnit.NANOSECONDS);
    }
  }

  /**
   * The mean since the last time, in nanoseconds; what is late still is late by so much at least.
   */
  synchronized long take() {
    long mean = count == 0 ? 0 : sum / count;
    sum = 0;
    count = 0;
    return Math.max(mean, System.nanoTime() - due);
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
