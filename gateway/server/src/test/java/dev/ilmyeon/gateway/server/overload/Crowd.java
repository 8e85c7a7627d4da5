package dev.ilmyeon.gateway.server.overload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that come when they want to, not when others have been answered, and go after a second: a
 * gateway that is late has as many of them waiting as it is late.
 */
final class Crowd {

  enum Kind {
    FRONT_PAGE,
    DASHBOARD
  }

  /** What became of those of a kind. */
  static final class Fate {
    final AtomicLong asked = new AtomicLong();
    final AtomicLong good = new AtomicLong();
    final AtomicLong refused = new AtomicLong();
    final Queue<Long> answered = new ConcurrentLinkedQueue<>();
    final Queue<Long> refusedAfter = new ConcurrentLinkedQueue<>();
  }

  private record Wish(Kind kind, long since) {}

  private static final Wish LAST = new Wish(Kind.FRONT_PAGE, 0);

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

  /** So many may be waiting for their answers at a time. */
  private static final int CONNECTIONS = 400;

  private static final int REFUSED = 503;

  private final int port;
  private final Map<Kind, byte[]> requests;
  private final Map<Kind, Fate> fates = new EnumMap<>(Kind.class);
  private final BlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();

  Crowd(int port, Map<Kind, byte[]> requests) {
    this.port = port;
    this.requests = requests;
    for (Kind kind : Kind.values()) {
      fates.put(kind, new Fate());
    }
  }

  Fate of(Kind kind) {
    return fates.get(kind);
  }

  /** How many a second are answered in time when some ask without a pause. */
  static double peak(int port, byte[] request, int clients, long seconds)
      throws InterruptedException {
    AtomicLong good = new AtomicLong();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try (Client client = new Client(port)) {
                  while (System.nanoTime() < end) {
                    if (client.ask(request) == 200) {
                      good.incrementAndGet();
                    }
                  }
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return (double) good.get() / seconds;
  }

  /** {@code rate} of them a second, of which so many want the front page. */
  void come(double rate, double frontPage, long seconds) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      threads.add(Thread.ofVirtual().start(this::carryOut));
    }
    Random random = new Random(1);
    long start = System.nanoTime();
    long end = start + TimeUnit.SECONDS.toNanos(seconds);
    double next = start;
    while (next < end) {
      LockSupport.parkNanos((long) next - System.nanoTime());
      while (next <= System.nanoTime()) {
        Kind kind = random.nextDouble() < frontPage ? Kind.FRONT_PAGE : Kind.DASHBOARD;
        wishes.add(new Wish(kind, (long) next));
        next -= Math.log(1 - random.nextDouble()) / rate * 1e9;
      }
    }
    threads.forEach(_ -> wishes.add(LAST));
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void carryOut() {
    Client client = null;
    try {
      for (Wish wish = wishes.take(); wish != LAST; wish = wishes.take()) {
        Fate fate = fates.get(wish.kind());
        fate.asked.incrementAndGet();
        if (System.nanoTime() - wish.since() > PATIENCE) {
          continue;
        }
        try {
          client = client == null ? new Client(port) : client;
          int status = client.ask(requests.get(wish.kind()));
          note(fate, status, System.nanoTime() - wish.since());
        } catch (IOException _) {
          client = null;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void note(Fate fate, int status, long nanos) {
    if (status == 200 && nanos <= PATIENCE) {
      fate.good.incrementAndGet();
      fate.answered.add(nanos);
    } else if (status == REFUSED) {
      fate.refused.incrementAndGet();
      fate.refusedAfter.add(nanos);
    }
  }

  /** Milliseconds within which so many of a hundred were. */
  static double millis(Queue<Long> nanos, double percent) {
    long[] all = nanos.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(all);
    return all.length == 0 ? 0 : all[(int) ((all.length - 1) * percent / 100)] / 1e6;
  }
}
