package dev.ilmyeon.gateway.server.overload;

import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * The operations that have been let in and wait for their turn on an event loop, the most important
 * first. In each round of the loop only some begin, as many as its {@link Pace} says; then it
 * listens again, so that who comes next is refused, if there is no room, before all who came
 * earlier have begun.
 *
 * <p>All of it happens on the event loop.
 */
final class WaitingLine {

  private final Executor thisRound;
  private final Executor nextRound;
  private final LongSupplier clock;
  private final LongConsumer rounds;
  private final Pace pace = new Pace();

  /** By importance. */
  private final SortedMap<Integer, Queue<Place>> places = new TreeMap<>(Comparator.reverseOrder());

  private int count;
  private final Runnable roundIsOver = this::endRound;

  /** In this round. */
  private int begun;

  private boolean serves;

  /** Whether it has in the round before. */
  private boolean again;

  private long since;
  private int refused;

  private record Place(MonoSink<Void> turn, long since) {}

  /**
   * With another idea of time.
   *
   * @param thisRound runs what it is given when this round has heard everybody
   * @param nextRound the same in the round after it
   * @param clock in nanoseconds
   * @param rounds told of how long each lasts, while some wait
   */
  WaitingLine(Executor thisRound, Executor nextRound, LongSupplier clock, LongConsumer rounds) {
    this.thisRound = thisRound;
    this.nextRound = nextRound;
    this.clock = clock;
    this.rounds = rounds;
  }

  /** What a loop is scheduled for now, it does after it has listened once more. */
  static WaitingLine on(EventExecutor loop, LongConsumer rounds) {
    return new WaitingLine(
        loop, task -> loop.schedule(task, 0, TimeUnit.NANOSECONDS), System::nanoTime, rounds);
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

  /** Whether one may begin at once, and does: nobody waits, and not many have in this round. */
  boolean isFree() {
    if (count > 0 || begun >= pace.quota()) {
      return false;
    }
    if (begun++ == 0) {
      thisRound.execute(roundIsOver);
    }
    return true;
  }

  private void endRound() {
    if (!serves) {
      begun = 0;
    }
  }

  /** One more that does not join. */
  void refused() {
    refused++;
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
    lookBack(clock.getAsLong());
    int all = pace.quota();
    try {
      while (begun < all && count > 0) {
        begun++;
        first().turn().success();
      }
    } finally {
      again = count > 0;
      serves = again;
      if (again) {
        nextRound.execute(this::serve);
      } else {
        begun = 0;
      }
    }
  }

  /** At the round that ends now. */
  private void lookBack(long now) {
    if (again) {
      pace.passed(now - since, begun, refused);
      rounds.accept(now - since);
      begun = 0;
    }
    since = now;
    refused = 0;
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
