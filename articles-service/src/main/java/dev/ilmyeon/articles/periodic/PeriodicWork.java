package dev.ilmyeon.articles.periodic;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Does something every now and then, from the start of the service to its stop, never twice at
 * once. What fails is tried again the next time, and told once until it works again: a database
 * that is away for an hour is one line. What does not come to its end is given up, as on a
 * connection whose other side is gone without a word; the next time has another connection.
 */
public final class PeriodicWork implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(PeriodicWork.class);

  /** Stopped after the web server, whose phases are above, and before the pool. */
  private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

  /**
   * Longer than the server lets a statement take, and not shorter than it keeps a transaction that
   * nobody goes on with (subgraph.yaml). Work that takes longer goes on the next time.
   */
  public static final Duration PATIENCE = Duration.ofSeconds(15);

  private final String name;
  private final Duration every;
  private final Supplier<Mono<?>> work;
  private final Duration patience;
  private final AtomicBoolean failing = new AtomicBoolean();
  private final AtomicReference<@Nullable Disposable> ticking = new AtomicReference<>();

  public PeriodicWork(String name, Duration every, Supplier<Mono<?>> work) {
    this(name, every, work, PATIENCE);
  }

  PeriodicWork(String name, Duration every, Supplier<Mono<?>> work, Duration patience) {
    this.name = name;
    this.every = every;
    this.work = work;
    this.patience = patience;
  }

  private Mono<Void> once() {
    return Mono.defer(() -> work.get().then())
        .timeout(patience, Mono.error(() -> new TimeoutException("not done within " + patience)))
        .doOnSuccess(_ -> worked())
        .onErrorResume(e -> {
          failed(e);
          return Mono.empty();
        });
  }

  private void worked() {
    if (failing.compareAndSet(true, false)) {
      log.info("{}: works again", name);
    }
  }

  private void failed(Throwable error) {
    if (failing.compareAndSet(false, true)) {
      log.warn("{}: fails until further notice: {}", name, error.toString());
    }
  }

  @Override
  public void start() {
    ticking.set(Flux.interval(every).onBackpressureDrop().concatMap(_ -> once(), 1).subscribe());
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
