package dev.ilmyeon.gateway.server.guard;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The circuit breakers and bulkheads, by name: their changes are logged, and those that are shown
 * are measured.
 */
public final class Guards {

  private static final Logger log = LoggerFactory.getLogger(Guards.class);

  /** What stands between the gateway and one other server. */
  public record Guard(CircuitBreaker breaker, Bulkhead bulkhead) {}

  private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
  private final BulkheadRegistry bulkheads = BulkheadRegistry.ofDefaults();

  public Guards(MeterRegistry meters) {
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
    TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
  }

  /**
   * New ones, which have seen nothing.
   *
   * @param noFault exceptions that say nothing about the other server
   */
  public static Guard of(
      String name, BreakerSettings settings, int maxConcurrent, Predicate<Throwable> noFault) {
    CircuitBreaker breaker = CircuitBreaker.of(name, breaker(settings, noFault));
    BadRun bad = new BadRun(breaker, settings, System::nanoTime);
    breaker
        .getEventPublisher()
        .onSuccess(event -> bad.succeeded(event.getElapsedDuration()))
        .onError(event -> bad.failed(event.getElapsedDuration()))
        .onStateTransition(event -> {
          bad.reset();
          report(name, event.getStateTransition());
        });
    return new Guard(breaker, Bulkhead.of(name, bulkhead(maxConcurrent)));
  }

  /** Measured from now on, in place of those of that name. */
  public void show(Guard guard) {
    String name = guard.breaker().getName();
    // A registry takes no stranger, but lets one replace its own.
    breakers.circuitBreaker(name);
    breakers.replace(name, guard.breaker());
    bulkheads.bulkhead(name);
    bulkheads.replace(name, guard.bulkhead());
  }

  /** Measured no more. */
  public void hide(Guard guard) {
    breakers.remove(guard.breaker().getName());
    bulkheads.remove(guard.bulkhead().getName());
  }

  /** What each one's circuit breaker thinks, of those that are measured, by name. */
  public SortedMap<String, State> states() {
    SortedMap<String, State> states = new TreeMap<>();
    for (CircuitBreaker breaker : breakers.getAllCircuitBreakers()) {
      states.put(breaker.getName(), breaker.getState());
    }
    return states;
  }

  /** Those that are measured, by name. */
  public SortedMap<String, Guard> shown() {
    SortedMap<String, Guard> shown = new TreeMap<>();
    for (CircuitBreaker breaker : breakers.getAllCircuitBreakers()) {
      String name = breaker.getName();
      bulkheads.find(name).ifPresent(bulkhead -> shown.put(name, new Guard(breaker, bulkhead)));
    }
    return shown;
  }

  private static CircuitBreakerConfig breaker(
      BreakerSettings settings, Predicate<Throwable> noFault) {
    return CircuitBreakerConfig.custom()
        .slidingWindowType(SlidingWindowType.TIME_BASED)
        .slidingWindowSize((int) Math.max(1, settings.window().toSeconds()))
        .minimumNumberOfCalls(settings.minimumCalls())
        .failureRateThreshold(settings.failureRate())
        .slowCallDurationThreshold(settings.slowCall())
        .slowCallRateThreshold(settings.slowRate())
        .waitIntervalFunctionInOpenState(
            attempt -> (attempt <= 1 ? settings.open() : settings.openAgain()).toMillis())
        .permittedNumberOfCallsInHalfOpenState(settings.trials())
        .ignoreException(noFault)
        .writableStackTraceEnabled(false)
        .build();
  }

  private static BulkheadConfig bulkhead(int maxConcurrent) {
    return BulkheadConfig.custom()
        .maxConcurrentCalls(maxConcurrent)
        .maxWaitDuration(Duration.ZERO)
        .writableStackTraceEnabled(false)
        .build();
  }

  private static void report(String name, StateTransition transition) {
    State to = transition.getToState();
    if (to == State.OPEN) {
      log.warn("{} is not asked for a while: too many calls failed or were slow", name);
    } else {
      log.info("{}: circuit breaker {}", name, to);
    }
  }
}
