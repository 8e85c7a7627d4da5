package dev.ilmyeon.weather.warning;

import dev.ilmyeon.weather.notify.Notifications;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * New warnings, read once for all of an instance's subscribers. A notification says no more than
 * that there is something new: what is told is what the table has after the last one told, so that
 * nothing is lost with a connection.
 */
final class IssuedWarnings {

  private static final Logger log = LoggerFactory.getLogger(IssuedWarnings.class);

  /** As many are read at a time. */
  private static final int PAGE = 100;

  /** As many wait for a subscriber that is slow; of more it misses the oldest. */
  private static final int WAITING = 256;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Notifications notifications;
  private final WarningStore store;
  private final Flux<Warning> all;

  IssuedWarnings(Notifications notifications, WarningStore store) {
    this.notifications = notifications;
    this.store = store;
    this.all = Flux.defer(this::fromNowOn).share();
  }

  /** In the order in which they were stored, without an end. */
  Flux<Warning> asTheyCome() {
    return all.onBackpressureBuffer(WAITING, BufferOverflowStrategy.DROP_OLDEST);
  }

  /** What is newest now is known before anybody listens: whatever is newer then is told. */
  private Flux<Warning> fromNowOn() {
    return untilItSucceeds(store.newest())
        .flatMapMany(newest -> {
          AtomicLong told = new AtomicLong(newest);
          return notifications.look(WarningArchive.CHANNEL, after(told));
        });
  }

  private Flux<Warning> after(AtomicLong told) {
    return page(told)
        .expand(page -> page.size() < PAGE ? Mono.<List<Warning>>empty() : page(told))
        .concatMapIterable(Function.identity());
  }

  private Mono<List<Warning>> page(AtomicLong told) {
    return untilItSucceeds(Mono.defer(() -> store.after(told.get(), PAGE)))
        .doOnNext(page -> {
          if (!page.isEmpty()) {
            told.set(page.getLast().id());
          }
        });
  }

  /** After a restart of the database the pool's connections may be the last to know. */
  private static <T> Mono<T> untilItSucceeds(Mono<T> read) {
    return read.retryWhen(
        Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
            .maxBackoff(LONGEST_PAUSE)
            .doBeforeRetry(signal ->
                log.warn("New warnings cannot be read: {}", signal.failure().toString())));
  }
}
