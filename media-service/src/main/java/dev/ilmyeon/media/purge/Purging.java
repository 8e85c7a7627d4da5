package dev.ilmyeon.media.purge;

import dev.ilmyeon.platform.subgraph.purge.Gateways;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Tells every gateway of what is in the queue; an order leaves it when all have acknowledged it.
 * Each instance does, which changes nothing. It subscribes itself, since nobody waits for it.
 */
final class Purging implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Purging.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final PurgeQueue queue;
  private final Gateways gateways;
  private final Duration pause;
  private Disposable telling = Disposables.disposed();

  /** {@code pause}: between looks into the queue; zero or less for never. */
  Purging(PurgeQueue queue, Gateways gateways, Duration pause) {
    this.queue = queue;
    this.gateways = gateways;
    this.pause = pause;
  }

  @Override
  public void start() {
    if (pause.isPositive()) {
      telling =
          Flux.interval(pause)
              .onBackpressureDrop()
              .concatMap(tick -> tellAll().thenReturn(tick), 1)
              .retryWhen(
                  Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                      .maxBackoff(LONGEST_PAUSE)
                      .transientErrors(true)
                      .doBeforeRetry(again ->
                          log.warn("Gateways will be told again: {}", again.failure().toString())))
              .subscribe();
    }
  }

  private Mono<Void> tellAll() {
    return queue
        .next()
        .flatMapIterable(orders -> orders)
        .concatMap(queued -> gateways.tell(queued.order()).then(queue.done(queued)))
        .then();
  }

  @Override
  public void stop() {
    telling.dispose();
  }

  @Override
  public boolean isRunning() {
    return !telling.isDisposed();
  }
}
