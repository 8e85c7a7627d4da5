package dev.ilmyeon.gateway.server.connection;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * The time between "not ready" and "nobody listens here": who shares requests out among gateways
 * has to notice the one, by asking now and then, before the other happens. Until then everybody is
 * answered as ever, and told to come on another connection next time, so that none is in use when
 * they are closed.
 */
public final class Drain implements SmartLifecycle {

  private final Duration time;

  /** Nobody opens it. */
  private final CountDownLatch gate = new CountDownLatch(1);

  private volatile boolean running;
  private volatile boolean begun;

  Drain(Duration time) {
    this.time = time;
  }

  /** Whether connections are to be closed after what is under way on them. */
  public boolean hasBegun() {
    return begun;
  }

  @Override
  public void start() {
    begun = false;
    running = true;
  }

  /** Before everything else, which waits for it. */
  @Override
  public void stop() {
    begun = true;
    running = false;
    try {
      boolean _ = gate.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
