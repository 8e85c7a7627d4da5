package dev.ilmyeon.gateway.federation.execute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait at the same time for the same thing (single flight): the first one starts it, and
 * what comes of it is everybody's. Who comes after that starts anew: nothing is remembered.
 *
 * <p>What was started has as much time as the first one had to give. So it may be joined only while
 * it is young: whoever would lose more of their own time than that starts another, which later ones
 * join.
 *
 * @param <K> tells what is the same
 * @param <W> waits
 */
public final class Flights<K, W> {

  /** So much time those who join may lose. */
  static final Duration YOUNG = Duration.ofMillis(100);

  private final Map<K, Flight> flights = new ConcurrentHashMap<>();
  private final Runnable joined;
  private final LongSupplier nanoTime;

  /** {@code joined}: hears of each that did not have to start anything. */
  public Flights(Runnable joined) {
    this(joined, System::nanoTime);
  }

  /** {@code nanoTime} as {@link System#nanoTime}. */
  Flights(Runnable joined, LongSupplier nanoTime) {
    this.joined = joined;
    this.nanoTime = nanoTime;
  }

  /**
   * Waits with the others, or starts.
   *
   * @param start begins the work and returns what cancels it. It is given the landing, to be called
   *     once, when the result is there: all who waited, in the order in which they came; nobody
   *     joins after that
   * @return leaves again; when all have left, the work is cancelled
   */
  public Runnable join(K key, W waiter, Function<Supplier<List<W>>, Runnable> start) {
    while (true) {
      Flight flight = flights.computeIfAbsent(key, Flight::new);
      Runnable leave = flight.join(waiter, start);
      if (leave != null) {
        return leave;
      }
      flights.remove(key, flight);
    }
  }

  /** Tells each, also if another throws; then so does this. */
  public static <W> void tell(List<W> waiting, Consumer<W> news) {
    RuntimeException thrown = null;
    for (W each : waiting) {
      try {
        news.accept(each);
      } catch (RuntimeException e) {
        thrown = e;
      }
    }
    if (thrown != null) {
      throw thrown;
    }
  }

  private final class Flight {

    private final K key;
    private final List<W> waiting = new ArrayList<>();
    private final long began = nanoTime.getAsLong();
    private boolean started;
    private boolean over;
    private boolean landed;
    private @Nullable Runnable cancel;

    Flight(K key) {
      this.key = key;
    }

    /** Null if it is too late to join. */
    @Nullable Runnable join(W waiter, Function<Supplier<List<W>>, Runnable> start) {
      boolean first;
      synchronized (this) {
        if (over || nanoTime.getAsLong() - began > YOUNG.toNanos()) {
          return null;
        }
        waiting.add(waiter);
        first = !started;
        started = true;
      }
      if (first) {
        started(start.apply(this::land));
      } else {
        joined.run();
      }
      return () -> leave(waiter);
    }

    private void started(Runnable running) {
      boolean unwanted;
      synchronized (this) {
        cancel = running;
        unwanted = over && !landed;
      }
      if (unwanted) {
        running.run();
      }
    }

    private void leave(W waiter) {
      Runnable running = null;
      boolean empty;
      synchronized (this) {
        if (waiting.remove(waiter) && waiting.isEmpty() && !over) {
          over = true;
          running = cancel;
        }
        empty = over;
      }
      if (empty) {
        flights.remove(key, this);
      }
      if (running != null) {
        running.run();
      }
    }

    private List<W> land() {
      List<W> all;
      synchronized (this) {
        over = true;
        landed = true;
        all = List.copyOf(waiting);
        waiting.clear();
      }
      flights.remove(key, this);
      return all;
    }
  }
}
