package dev.ilmyeon.gateway.server.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Opens the circuit breaker of a server of which nothing good has come for a while. A share of all
 * calls in a window says that too late: a server that was asked thousands of times a second and
 * then hangs has few calls that fail, as each takes its whole time, and thousands of good ones
 * still count.
 */
final class BadRun {

  private final CircuitBreaker breaker;
  private final BreakerSettings settings;
  private final LongSupplier nanos;
  private final AtomicInteger calls = new AtomicInteger();

  /** When the first of them began. */
  private volatile long since;

  /** {@code nanos}: the time. */
  BadRun(CircuitBreaker breaker, BreakerSettings settings, LongSupplier nanos) {
    this.breaker = breaker;
    this.settings = settings;
    this.nanos = nanos;
  }

  void succeeded(Duration took) {
    if (took.compareTo(settings.slowCall()) > 0) {
      failed(took);
    } else if (calls.get() != 0) {
      calls.set(0);
    }
  }

  /** Or was slow. */
  void failed(Duration took) {
    long now = nanos.getAsLong();
    int bad = calls.incrementAndGet();
    if (bad == 1) {
      since = now - took.toNanos();
    }
    if (bad >= settings.trials()
        && now - since >= settings.allBad().toNanos()
        && breaker.getState() == State.CLOSED
        && breaker.getMetrics().getNumberOfBufferedCalls() >= settings.minimumCalls()
        && calls.getAndSet(0) > 0) {
      breaker.transitionToOpenState();
    }
  }

  /** What was before says nothing any more. */
  void reset() {
    calls.set(0);
  }
}
