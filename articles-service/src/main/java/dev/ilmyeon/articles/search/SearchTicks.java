package dev.ilmyeon.articles.search;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets the index catch up every now and then; stopped in the middle it goes on at the next start.
 */
final class SearchTicks implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(SearchTicks.class);

  private final SearchIndexer indexer;
  private final Duration every;
  private final AtomicReference<@Nullable Disposable> ticking = new AtomicReference<>();

  SearchTicks(SearchIndexer indexer, Duration every) {
    this.indexer = indexer;
    this.every = every;
  }

  private Mono<Void> catchUp() {
    return indexer
        .catchUp()
        .onErrorResume(e -> {
          log.warn("The search index waits for the next time: {}", e.toString());
          return Mono.empty();
        });
  }

  @Override
  public void start() {
    ticking.set(Flux.interval(every).onBackpressureDrop().concatMap(_ -> catchUp(), 1).subscribe());
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
}
