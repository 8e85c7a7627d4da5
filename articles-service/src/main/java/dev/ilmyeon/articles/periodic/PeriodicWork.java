package dev.ilmyeon.articles.periodic;

import java.time.Duration;
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
 * that is away for an hour is one line.
 */
public final class PeriodicWork implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(PeriodicWork.class);

  /** Stopped after the web server, whose phases are above, and before the pool. */
  private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

  private final String name;
  private final Duration every;
  private final Supplier<Mono<?>> work;
  private final AtomicBoolean failing = new AtomicBoolean();
  private final AtomicReference<@Nullable Disposable> ticking = new AtomicReference<>();

  public PeriodicWork(String name, Duration every, Supplier<Mono<?>> work) {
    this.name = name;
    this.every = every;
    this.work = work;
  }

  private Mono<Void> once() {
    return Mono.defer(() -> work.get().then())
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
