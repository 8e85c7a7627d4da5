package dev.ilmyeon.gateway.server.overload;

import dev.ilmyeon.gateway.server.guard.Troubles;
import dev.ilmyeon.gateway.server.identity.Identity;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import io.netty.util.concurrent.FastThreadLocal;
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
 * processors as answering. Those that are let in wait in a {@link WaitingLine} for their turn, so
 * that refusals need not.
 */
public final class Overload {

  /** So many times as long as work may wait is how late the line may be for the most important. */
  private static final int PATIENCE = 4;

  private static final int ALL = 100;

  private final boolean on;
  private final int least;
  private final long maxDelay;
  private final ConcurrencyLimit limit;
  private final List<PriorityClass> classes;
  private final String retryAfter;
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger peak = new AtomicInteger();
  private final Map<PriorityClass, Refusals> refusals = new ConcurrentHashMap<>();
  private final LongAdder refused = new LongAdder();
  private volatile long delay;

  /** That of an event loop; other threads have none. */
  private final FastThreadLocal<WaitingLine> lines = new FastThreadLocal<>();

  private final Troubles troubles = new Troubles(LoggerFactory.getLogger(Overload.class));

  /** The one exception of a class, which has no stack, and how often it was thrown. */
  private record Refusals(RefusedException exception, LongAdder count) {}

  Overload(OverloadProperties properties, boolean on) {
    this.on = on;
    this.least = properties.minConcurrent();
    this.maxDelay = properties.maxDelay().toNanos();
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

  /**
   * The class with most room that operations of a client can be of: what is not let in with that is
   * refused, whatever it turns out to be.
   */
  public PriorityClass bestClassOf(Identity identity) {
    PriorityClass best = classOf(identity, null);
    for (PriorityClass each : classes) {
      if (each.share() > best.share() && each.mayFit(identity)) {
        best = each;
      }
    }
    return best;
  }

  /** Throws {@link RefusedException} if there is no room now: before anything is spent on it. */
  public void check(PriorityClass asked) {
    int now = underWay.get();
    if (now >= asked.room(limit.value()) || (now >= asked.room(least) && isLate(asked))) {
      throw refusal(asked);
    }
  }

  /**
   * Whether the line is too late for one to join it. That is known at once, while the limit is
   * found out in time: until then it is those that are less important who make way.
   */
  private boolean isLate(PriorityClass asked) {
    @Nullable WaitingLine line = lines.getIfExists();
    return line != null
        && line.age(asked.share())
            > (asked.share() < ALL ? 2 * maxDelay * asked.share() / ALL : maxDelay * PATIENCE);
  }

  /** From now on operations that this thread lets in take their turns. */
  void queueHere(WaitingLine line) {
    lines.set(line);
  }

  /** An operation that is under way from its subscription on, or fails as {@link #check} does. */
  public <T> Mono<T> hold(PriorityClass asked, Supplier<Mono<T>> operation) {
    return Mono.defer(() -> {
      enter(asked);
      @Nullable WaitingLine line = lines.getIfExists();
      Mono<T> all =
          line == null || line.isFree()
              ? begun(operation)
              : line.turn(asked.share()).then(Mono.defer(operation));
      return all.doFinally(_ -> underWay.decrementAndGet());
    });
  }

  /** One of several answers. */
  public <T> Flux<T> holdMany(PriorityClass asked, Supplier<Flux<T>> operation) {
    return Flux.defer(() -> {
      enter(asked);
      @Nullable WaitingLine line = lines.getIfExists();
      Flux<T> all =
          line == null || line.isFree()
              ? begun(operation)
              : line.turn(asked.share()).thenMany(Flux.defer(operation));
      return all.doFinally(_ -> underWay.decrementAndGet());
    });
  }

  private void enter(PriorityClass asked) {
    int now = underWay.incrementAndGet();
    if (now > asked.room(limit.value())) {
      underWay.decrementAndGet();
      throw refusal(asked);
    }
    if (now > peak.get()) {
      peak.accumulateAndGet(now, Math::max);
    }
  }

  private <P> P begun(Supplier<P> operation) {
    try {
      return operation.get();
    } catch (RuntimeException | Error e) {
      underWay.decrementAndGet();
      throw e;
    }
  }

  private RefusedException refusal(PriorityClass asked) {
    Refusals refusal = refusals.computeIfAbsent(asked, _ -> newRefusals());
    refusal.count().increment();
    @Nullable WaitingLine line = lines.getIfExists();
    if (line != null) {
      line.refused();
    }
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
    this.delay = delay;
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

  /** How long work waited when that was last looked at, in nanoseconds. */
  long delay() {
    return delay;
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
