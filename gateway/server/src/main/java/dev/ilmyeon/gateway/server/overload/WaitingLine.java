package dev.ilmyeon.gateway.server.overload;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * The operations that have been let in and wait for their turn on an event loop, the most important
 * first. In each round of the loop only some begin; then it listens again, so that who comes next
 * is refused, if there is no room, before all who came earlier have begun.
 *
 * <p>Listening must not take all the time either, or a gateway that is asked for much more than it
 * can do would do nothing but refuse (Mogul and Ramakrishnan, Eliminating Receive Livelock in an
 * Interrupt-driven Kernel, 1997): those that wait have half as much of a round as the rest of it
 * took, within bounds.
 *
 * <p>All of it happens on the event loop.
 */
final class WaitingLine {

  private static final long LEAST = Duration.ofMillis(2).toNanos();
  private static final long MOST = Duration.ofMillis(5).toNanos();

  private final Executor thisRound;
  private final Executor nextRound;
  private final LongSupplier clock;

  /** By importance. */
  private final SortedMap<Integer, Queue<Place>> places = new TreeMap<>(Comparator.reverseOrder());

  private int count;
  private final Runnable roundIsOver = this::endRound;
  private boolean begun;
  private long until;
  private boolean serves;
  private long served;

  private record Place(MonoSink<Void> turn, long since) {}

  /**
   * With another idea of time.
   *
   * @param thisRound runs what it is given when this round has heard everybody
   * @param nextRound the same in the round after it
   * @param clock in nanoseconds
   */
  WaitingLine(Executor thisRound, Executor nextRound, LongSupplier clock) {
    this.thisRound = thisRound;
    this.nextRound = nextRound;
    this.clock = clock;
    this.served = clock.getAsLong();
  }

  /** What a loop is scheduled for now, it does after it has listened once more. */
  static WaitingLine on(EventExecutor loop) {
    return new WaitingLine(
        loop, task -> loop.schedule(task, 0, TimeUnit.NANOSECONDS), System::nanoTime);
  }

  /**
   * For how many nanoseconds some have waited at most who are at least so important; 0 if there are
   * none.
   */
  long age(int importance) {
    if (count == 0) {
      return 0;
    }
    long since = Long.MAX_VALUE;
    for (Map.Entry<Integer, Queue<Place>> each : places.entrySet()) {
      @Nullable Place first = each.getValue().peek();
      if (first != null && each.getKey() >= importance) {
        since = Math.min(since, first.since());
      }
    }
    return since == Long.MAX_VALUE ? 0 : clock.getAsLong() - since;
  }

  /** Whether one may begin at once, since nobody waits and this round is young. */
  boolean isFree() {
    if (count > 0) {
      return false;
    }
    long now = clock.getAsLong();
    if (begun) {
      return now < until;
    }
    begun = true;
    until = now + LEAST;
    thisRound.execute(roundIsOver);
    return true;
  }

  private void endRound() {
    begun = false;
  }

  /** Completes when it is the turn of one that is so important and takes its place now. */
  Mono<Void> turn(int importance) {
    return Mono.create(turn -> {
      places
          .computeIfAbsent(importance, _ -> new ArrayDeque<>())
          .add(new Place(turn, clock.getAsLong()));
      count++;
      if (!serves) {
        serves = true;
        thisRound.execute(this::serve);
      }
    });
  }

  private void serve() {
    long now = clock.getAsLong();
    long end = now + Math.clamp((now - served) / 2, LEAST, MOST);
    try {
      do {
        first().turn().success();
      } while (count > 0 && clock.getAsLong() < end);
    } finally {
      served = clock.getAsLong();
      serves = count > 0;
      if (serves) {
        nextRound.execute(this::serve);
      }
    }
  }

  private Place first() {
    for (Queue<Place> each : places.values()) {
      @Nullable Place first = each.poll();
      if (first != null) {
        count--;
        return first;
      }
    }
    throw new IllegalStateException("Nobody waits");
  }
}
