package dev.ilmyeon.articles.reading;

import dev.ilmyeon.articles.periodic.PeriodicWork;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes the counted reads every now and then, and what is left when the service stops: behind the
 * last request, before the pool closes.
 */
final class ReadWriter implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ReadWriter.class);

  /** Stopped after the web server, whose phases are above. */
  static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

  private final ReadCounter counter;
  private final ReadStore store;
  private final Duration every;
  private final AtomicReference<@Nullable Disposable> ticking = new AtomicReference<>();

  ReadWriter(ReadCounter counter, ReadStore store, Duration every) {
    this.counter = counter;
    this.store = store;
    this.every = every;
  }

  /**
   * One statement for all counts; a failure keeps them for the next time, and so does a connection
   * that says nothing any more: they are counted twice if only the answer was lost.
   */
  Mono<Void> flush() {
    return Mono.defer(() -> write(counter.drain()));
  }

  private Mono<Void> write(Map<ReadCounter.Key, Long> counts) {
    return store
        .add(counts)
        .timeout(PeriodicWork.PATIENCE)
        .onErrorResume(e -> {
          counter.restore(counts);
          log.warn("Reads of {} articles wait for the next write: {}", counts.size(), e.toString());
          return Mono.empty();
        });
  }

  @Override
  public void start() {
    ticking.set(Flux.interval(every).onBackpressureDrop().concatMap(_ -> flush(), 1).subscribe());
  }

  @Override
  public void stop(Runnable done) {
    stop();
    flush().toFuture().whenComplete((_, _) -> done.run());
  }

  @Override
  public void stop() {
    Disposable ticks = ticking.getAndSet(null);
    if (ticks != null) {
      ticks.dispose();
    }
  }

  @Override
  public boolean isRunning() {
    return ticking.get() != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
