package dev.ilmyeon.media.rights;

import dev.ilmyeon.media.purge.PurgeQueue;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Has gateways told of rights that end by themselves. Here a picture is hidden by the clock; but
 * gateways keep responses, and may show one for a day for want of another. It subscribes itself,
 * since nobody waits for it; of several instances one tells.
 */
final class EndedRights implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(EndedRights.class);

  private final RightsStore store;
  private final PurgeQueue purges;
  private final TransactionalOperator transaction;
  private final Duration pause;
  private Disposable looking = Disposables.disposed();

  /** {@code pause}: between looks; zero or less for never. */
  EndedRights(
      RightsStore store, PurgeQueue purges, TransactionalOperator transaction, Duration pause) {
    this.store = store;
    this.purges = purges;
    this.transaction = transaction;
    this.pause = pause;
  }

  @Override
  public void start() {
    if (pause.isPositive()) {
      looking =
          Flux.interval(pause)
              .onBackpressureDrop()
              .concatMap(tick -> tell().onErrorResume(EndedRights::later), 1)
              .subscribe();
    }
  }

  /**
   * Queues what has to be told of the rights that have ended; that, and that it was, or neither.
   */
  Mono<Void> tell() {
    return store
        .takeEnded()
        .collectList()
        .filter(ended -> !ended.isEmpty())
        .flatMap(ended -> purges.add(RightsOrder.ended(ended)))
        .as(transaction::transactional);
  }

  /** Most likely the database is away, which others tell of, and more seldom. */
  private static Mono<Void> later(Throwable e) {
    log.debug("Ended rights are told later: {}", e.toString());
    return Mono.empty();
  }

  @Override
  public void stop() {
    looking.dispose();
  }

  @Override
  public boolean isRunning() {
    return !looking.isDisposed();
  }
}
