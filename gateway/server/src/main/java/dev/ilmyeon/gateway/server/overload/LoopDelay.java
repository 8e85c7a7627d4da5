package dev.ilmyeon.gateway.server.overload;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long work waits for its turn on an event loop: by how much a timer there is late, or for how
 * long the most important in the line have waited, tried again and again. Others may have to wait
 * for these; that says nothing of how many of these are too many.
 */
final class LoopDelay implements AutoCloseable {

  private static final long EVERY = Duration.ofMillis(50).toNanos();

  private final EventExecutor loop;
  private final WaitingLine line;
  private long due = System.nanoTime() + EVERY;
  private long sum;
  private int count;
  private boolean closed;

  private LoopDelay(EventExecutor loop, WaitingLine line) {
    this.loop = loop;
    this.line = line;
  }

  /** Measured from now on; {@code line}: the loop's. */
  static LoopDelay of(EventExecutor loop, WaitingLine line) {
    LoopDelay delay = new LoopDelay(loop, line);
    loop.schedule(delay::tell, EVERY, TimeUnit.NANOSECONDS);
    return delay;
  }

  private synchronized void tell() {
    long now = System.nanoTime();
    sum += Math.max(line.age(PriorityClass.FRONT_PAGE.share()), now - due);
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
