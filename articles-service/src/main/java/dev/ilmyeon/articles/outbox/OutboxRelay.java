package dev.ilmyeon.articles.outbox;

import dev.ilmyeon.platform.subgraph.periodic.PeriodicWork;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Relays and reads as soon as it hears that there is something, and every now and then in case it
 * did not hear.
 */
final class OutboxRelay {

  private final OutboxStore store;
  private final OutboxFeed feed;
  private final OutboxSignals signals;

  OutboxRelay(OutboxStore store, OutboxFeed feed, OutboxSignals signals) {
    this.store = store;
    this.feed = feed;
    this.signals = signals;
  }

  /**
   * Relays all that waits, then reads it. Fails if a statement is not answered in time: the next
   * turn has another connection, since the pool closes one that does not answer.
   */
  Mono<Void> turn() {
    return store
        .relay()
        .doOnNext(signals::relayed)
        .expand(_ -> store.relay().doOnNext(signals::relayed))
        .then(Mono.defer(feed::pull));
  }

  PeriodicWork work(Duration poll) {
    return new PeriodicWork("The outbox", poll, this::turn)
        .withItsOwnPatience()
        .whenCalled(signals.heard());
  }
}
