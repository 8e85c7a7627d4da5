package dev.ilmyeon.media.work;

import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Runs what takes a processor for long apart from what answers requests: a few at once, a bounded
 * number waiting, and {@link RejectedExecutionException} for whoever comes then.
 */
public final class RenderQueue implements AutoCloseable {

  private final Scheduler scheduler;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();

  public RenderQueue(String name, int workers, int queue) {
    this.scheduler = Schedulers.newBoundedElastic(workers, queue, name, 30, true);
  }

  /** The outcome of work that blocks; null is none. */
  public <T> Mono<T> run(Callable<T> work) {
    return Mono.defer(() -> {
      AtomicBoolean waits = new AtomicBoolean(true);
      waiting.incrementAndGet();
      return Mono.fromCallable(() -> start(work, waits))
          .subscribeOn(scheduler)
          .doFinally(end -> leaveQueue(waits));
    });
  }

  /** How many wait for their turn. */
  public int waiting() {
    return waiting.get();
  }

  /** How many are being worked on. */
  public int running() {
    return running.get();
  }

  @Override
  public void close() {
    scheduler.dispose();
  }

  private <T> T start(Callable<T> work, AtomicBoolean waits) throws Exception {
    leaveQueue(waits);
    running.incrementAndGet();
    try {
      return work.call();
    } finally {
      running.decrementAndGet();
    }
  }

  private void leaveQueue(AtomicBoolean waits) {
    if (waits.compareAndSet(true, false)) {
      waiting.decrementAndGet();
    }
  }
}
