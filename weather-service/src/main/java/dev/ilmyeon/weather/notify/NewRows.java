package dev.ilmyeon.weather.notify;

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
 * New rows of a table, read once for all of an instance's subscribers. A notification says no more
 * than that there is something new: what is told is what the table has after the last one told, so
 * that nothing is lost with a connection, and nothing told twice.
 */
public final class NewRows<T> {

  private static final Logger log = LoggerFactory.getLogger(NewRows.class);

  /** As many are read at a time. */
  private static final int PAGE = 100;

  /** As many wait for a subscriber that is slow; of more it misses the oldest. */
  private static final int WAITING = 256;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Notifications notifications;
  private final String channel;
  private final NumberedRows<T> rows;
  private final Flux<T> all;

  public NewRows(Notifications notifications, String channel, NumberedRows<T> rows) {
    this.notifications = notifications;
    this.channel = channel;
    this.rows = rows;
    this.all = Flux.defer(this::fromNowOn).share();
  }

  /** In the order in which they were stored, without an end. */
  public Flux<T> asTheyCome() {
    return all.onBackpressureBuffer(WAITING, BufferOverflowStrategy.DROP_OLDEST);
  }

  /** What is newest now is known before anybody listens: whatever is newer then is told. */
  private Flux<T> fromNowOn() {
    return untilItSucceeds(rows.newest())
        .flatMapMany(newest -> {
          AtomicLong told = new AtomicLong(newest);
          return notifications.look(channel, after(told));
        });
  }

  private Flux<T> after(AtomicLong told) {
    return page(told)
        .expand(page -> page.size() < PAGE ? Mono.<List<T>>empty() : page(told))
        .concatMapIterable(Function.identity());
  }

  private Mono<List<T>> page(AtomicLong told) {
    return untilItSucceeds(Mono.defer(() -> rows.after(told.get(), PAGE)))
        .doOnNext(page -> {
          if (!page.isEmpty()) {
            told.set(rows.number(page.getLast()));
          }
        });
  }

  /** After a restart of the database the pool's connections may be the last to know. */
  private <R> Mono<R> untilItSucceeds(Mono<R> read) {
    return read.retryWhen(
        Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
            .maxBackoff(LONGEST_PAUSE)
            .doBeforeRetry(signal ->
                log.warn(
                    "What is new on {} cannot be read: {}", channel, signal.failure().toString())));
  }
}
