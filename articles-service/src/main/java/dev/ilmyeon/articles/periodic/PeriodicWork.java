package dev.ilmyeon.articles.periodic;

import java.time.Duration;
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
 * once. What fails is logged and tried again the next time.
 */
public final class PeriodicWork implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(PeriodicWork.class);

  /** Stopped after the web server, whose phases are above, and before the pool. */
  private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

  private final String name;
  private final Duration every;
  private final Supplier<Mono<?>> work;
  private final AtomicReference<@Nullable Disposable> ticking = new AtomicReference<>();

  public PeriodicWork(String name, Duration every, Supplier<Mono<?>> work) {
    this.name = name;
    this.every = every;
    this.work = work;
  }

  private Mono<Void> once() {
    return Mono.defer(() -> work.get().then())
        .onErrorResume(e -> {
          log.warn("{} waits for the next time: {}", name, e.toString());
          return Mono.empty();
        });
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
