package dev.ilmyeon.articles.purge;

import dev.ilmyeon.articles.outbox.OutboxCursor;
import dev.ilmyeon.articles.outbox.OutboxEvent;
import dev.ilmyeon.articles.outbox.OutboxFeed;
import dev.ilmyeon.platform.subgraph.purge.Gateways;
import dev.ilmyeon.platform.subgraph.purge.PurgeOrder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Tells every gateway of every change, in their order, again until it is done: also of those that
 * were committed just before the service was killed. Each instance does; once too often changes
 * nothing.
 */
final class Purging implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Purging.class);
  private static final String CONSUMER = "purge";
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final OutboxFeed feed;
  private final OutboxCursor cursor;
  private final Gateways gateways;
  private final AtomicReference<@Nullable Disposable> running = new AtomicReference<>();

  Purging(OutboxFeed feed, OutboxCursor cursor, Gateways gateways) {
    this.feed = feed;
    this.cursor = cursor;
    this.gateways = gateways;
  }

  @Override
  public void start() {
    running.set(
        untilTold(
                Flux.defer(() -> cursor.of(CONSUMER).flatMapMany(feed::after))
                    .concatMap(this::tell, 1))
            .subscribe());
  }

  /**
   * Again after a fifth of a second, then after longer and longer, {@link #LONGEST_PAUSE} at most:
   * each that is told begins that anew.
   *
   * @param told the events that gateways have heard, as they have
   */
  static Flux<OutboxEvent> untilTold(Flux<OutboxEvent> told) {
    return told.retryWhen(
        Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
            .maxBackoff(LONGEST_PAUSE)
            .transientErrors(true)
            .doBeforeRetry(
                again -> log.warn("Gateways will be told again: {}", again.failure().toString())));
  }

  private Mono<OutboxEvent> tell(OutboxEvent event) {
    PurgeOrder order = EventOrder.of(event);
    return order.isNothing()
        ? Mono.empty()
        : gateways.tell(order).then(cursor.advance(CONSUMER, event.position())).thenReturn(event);
  }

  @Override
  public void stop() {
    Disposable stopped = running.getAndSet(null);
    if (stopped != null) {
      stopped.dispose();
    }
  }

  @Override
  public boolean isRunning() {
    return running.get() != null;
  }

  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE - 4096;
  }
}
