package dev.ilmyeon.platform.subgraph.periodic;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Does something every now and then, from the start of the service to its stop, never twice at
 * once. What fails is tried again the next time, and told once until it works again. What does not
 * come to its end is given up, as on a connection whose other side is gone without a word; the next
 * time has another connection. A stop gives up what is being done, which is done by the next start
 * or another instance.
 */
public final class PeriodicWork implements SmartLifecycle {

  /** Stopped after the web server, whose phases are above, and before the pool. */
  private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

  /**
   * Longer than the server lets a statement take, and not shorter than it keeps a transaction that
   * nobody goes on with (subgraph.yaml). Work that takes longer goes on the next time.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /**
   * @param patience for each time; null if what it does has limits of its own
   * @param calls when it is done besides
   * @param last whether a stop waits for what is being done, and does it once more
   */
  private record Options(@Nullable Duration patience, Flux<?> calls, boolean last) {}

  private record Run(Disposable loop, Sinks.Empty<Void> stopping, Mono<Void> ended) {}

  private final String name;
  private final Duration every;
  private final Supplier<Mono<?>> work;
  private final Options options;
  private final OutageLog failures;
  private final AtomicReference<@Nullable Run> running = new AtomicReference<>();

  /**
   * The first time comes when that long has passed.
   *
   * @param every zero or less: never
   */
  public PeriodicWork(String name, Duration every, Supplier<Mono<?>> work) {
    this(name, every, work, new Options(PATIENCE, Flux.never(), false));
  }

  private PeriodicWork(String name, Duration every, Supplier<Mono<?>> work, Options options) {
    this.name = name;
    this.every = every;
    this.work = work;
    this.options = options;
    this.failures = new OutageLog(name);
  }

  private PeriodicWork with(Options changed) {
    return new PeriodicWork(name, every, work, changed);
  }

  PeriodicWork withPatience(Duration patience) {
    return with(new Options(patience, options.calls(), options.last()));
  }

  /** For work whose steps have limits of their own, however many they are. */
  public PeriodicWork withItsOwnPatience() {
    return with(new Options(null, options.calls(), options.last()));
  }

  /**
   * Done at each of these too; those that come while it is being done are one.
   *
   * @param calls never fail
   */
  public PeriodicWork whenCalled(Flux<?> calls) {
    return with(new Options(options.patience(), calls, options.last()));
  }

  /** Stopped by what is left: once more, behind what is being done. */
  public PeriodicWork onceMoreAtTheStop() {
    return with(new Options(options.patience(), options.calls(), true));
  }

  private Mono<Void> once() {
    return limited(Mono.defer(() -> work.get().then()))
        .doOnSuccess(_ -> failures.worked())
        .onErrorResume(e -> {
          failures.failed(e);
          return Mono.empty();
        });
  }

  private Mono<Void> limited(Mono<Void> done) {
    Duration patience = options.patience();
    return patience == null
        ? done
        : done.timeout(
            patience, Mono.error(() -> new TimeoutException("not done within " + patience)));
  }

  @Override
  public boolean isAutoStartup() {
    return every.isPositive();
  }

  @Override
  public void start() {
    Sinks.Empty<Void> stopping = Sinks.empty();
    Sinks.Empty<Void> ended = Sinks.empty();
    Disposable loop =
        Flux.<Object>merge(options.calls(), Flux.interval(every).onBackpressureDrop())
            .onBackpressureLatest()
            .takeUntilOther(stopping.asMono())
            .concatMap(_ -> once(), 0)
            .then(Mono.defer(this::once))
            .doFinally(_ -> ended.tryEmitEmpty())
            .subscribe();
    running.set(new Run(loop, stopping, ended.asMono()));
  }

  @Override
  public void stop(Runnable done) {
    Run run = running.getAndSet(null);
    if (run == null) {
      done.run();
    } else if (options.last()) {
      run.stopping().tryEmitEmpty();
      run.ended().doFinally(_ -> done.run()).subscribe();
    } else {
      run.loop().dispose();
      done.run();
    }
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  @Override
  public boolean isRunning() {
    return running.get() != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
