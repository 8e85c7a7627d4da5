package dev.ilmyeon.media.ready;

import dev.ilmyeon.media.image.ImageId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What becomes ready from now on, on whichever instance: all who listen share one question to the
 * database every half second, and nobody asks while nobody listens.
 */
final class ReadyFeed {

  private static final Logger log = LoggerFactory.getLogger(ReadyFeed.class);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int BEHIND = 1_000;

  private final ReadyStore store;
  private final Flux<ImageId> shared;

  ReadyFeed(ReadyStore store) {
    this.store = store;
    this.shared = Flux.defer(this::poll).publish(BEHIND).refCount(1);
  }

  /** Who reads too slowly is ended with an error. */
  Flux<ImageId> ready() {
    return shared.onBackpressureBuffer(BEHIND);
  }

  private Flux<ImageId> poll() {
    AtomicLong seen = new AtomicLong(-1);
    return Flux.interval(Duration.ZERO, PAUSE)
        .onBackpressureDrop()
        .concatMap(tick -> news(seen).onErrorResume(ReadyFeed::later))
        .concatMapIterable(news -> news)
        .map(ReadyStore.Ready::image);
  }

  private Mono<List<ReadyStore.Ready>> news(AtomicLong seen) {
    if (seen.get() < 0) {
      return store.last().doOnNext(seen::set).map(last -> List.of());
    }
    return store
        .after(seen.get())
        .doOnNext(news -> {
          if (!news.isEmpty()) {
            seen.set(news.getLast().position());
          }
        });
  }

  /** Most likely the database is away, which others tell of, and more seldom. */
  private static Mono<List<ReadyStore.Ready>> later(Throwable e) {
    log.debug("What is ready is told later: {}", e.toString());
    return Mono.just(List.of());
  }
}
