package dev.ilmyeon.media;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes when a test says so: what is known stays known however slow the machine is. */
public final class MovableTicker implements Ticker {

  private final AtomicLong nanos = new AtomicLong();

  public void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Override
  public long read() {
    return nanos.get();
  }
}
