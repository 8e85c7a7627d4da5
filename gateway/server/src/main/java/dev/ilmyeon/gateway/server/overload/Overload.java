package dev.ilmyeon.gateway.server.overload;

import dev.ilmyeon.gateway.server.guard.Troubles;
import dev.ilmyeon.gateway.server.identity.Identity;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counts the operations under way and refuses those for which there is no room: at once, since who
 * waits in a queue under overload waits in vain, and cheaply, since refusing takes from the same
 * processors as answering.
 */
public final class Overload {

  private final boolean on;
  private final ConcurrencyLimit limit;
  private final List<PriorityClass> classes;
  private final String retryAfter;
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger peak = new AtomicInteger();
  private final Map<PriorityClass, Refusals> refusals = new ConcurrentHashMap<>();
  private final LongAdder refused = new LongAdder();
  private final Troubles troubles = new Troubles(LoggerFactory.getLogger(Overload.class));

  /** The one exception of a class, which has no stack, and how often it was thrown. */
  private record Refusals(RefusedException exception, LongAdder count) {}

  Overload(OverloadProperties properties, boolean on) {
    this.on = on;
    this.classes = properties.classes();
    this.retryAfter = Long.toString(properties.retryAfter().toSeconds());
    this.limit =
        new ConcurrencyLimit(
            properties.minConcurrent(), properties.maxConcurrent(), properties.maxDelay());
  }

  /** Whether anything is ever refused. */
  public boolean isOn() {
    return on;
  }

  /** How important an operation is. */
  public PriorityClass classOf(Identity identity, @Nullable String operation) {
    for (PriorityClass each : classes) {
      if (each.fits(identity, operation)) {
        return each;
      }
    }
    return PriorityClass.FRONT_PAGE;
  }

  /** Throws {@link RefusedException} if there is no room now: before anything is spent on it. */
  public void check(PriorityClass asked) {
    if (underWay.get() >= asked.room(limit.value())) {
      throw refusal(asked);
    }
  }

  /** An operation that is under way from its subscription on, or fails as {@link #check} does. */
  public <T> Mono<T> hold(PriorityClass asked, Supplier<Mono<T>> operation) {
    return Mono.defer(() -> entered(asked, operation).doFinally(_ -> underWay.decrementAndGet()));
  }

  /** One of several answers. */
  public <T> Flux<T> holdMany(PriorityClass asked, Supplier<Flux<T>> operation) {
    return Flux.defer(() -> entered(asked, operation).doFinally(_ -> underWay.decrementAndGet()));
  }

  private <P> P entered(PriorityClass asked, Supplier<P> operation) {
    int now = underWay.incrementAndGet();
    try {
      if (now > asked.room(limit.value())) {
        throw refusal(asked);
      }
      if (now > peak.get()) {
        peak.accumulateAndGet(now, Math::max);
      }
      return operation.get();
    } catch (RuntimeException e) {
      underWay.decrementAndGet();
      throw e;
    }
  }

  private RefusedException refusal(PriorityClass asked) {
    Refusals refusal = refusals.computeIfAbsent(asked, _ -> newRefusals());
    refusal.count().increment();
    refused.increment();
    return refusal.exception();
  }

  private Refusals newRefusals() {
    return new Refusals(
        new RefusedException(
            HttpStatus.SERVICE_UNAVAILABLE,
            "OVERLOADED",
            "Too much is being asked just now: ask again later.",
            Map.of(HttpHeaders.RETRY_AFTER, retryAfter)),
        new LongAdder());
  }

  /** Looks back at the time since the last look. {@code delay}: nanoseconds that work waited. */
  void look(long delay) {
    long count = refused.sumThenReset();
    limit.learn(delay, peak.getAndSet(underWay.get()), count > 0);
    if (count > 0) {
      troubles.report(
          "Overloaded",
          "no more than %d operations at once, work waits %d ms"
              .formatted(limit.value(), delay / 1_000_000));
    }
  }

  int limit() {
    return limit.value();
  }

  int underWay() {
    return underWay.get();
  }

  /** Since the start. */
  long refused(PriorityClass asked) {
    Refusals refusal = refusals.get(asked);
    return refusal == null ? 0 : refusal.count().sum();
  }
}
