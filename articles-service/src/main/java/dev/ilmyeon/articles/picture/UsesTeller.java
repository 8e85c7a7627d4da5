package dev.ilmyeon.articles.picture;

import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Tells media which pictures articles use, again until it has heard: also of what was committed
 * just before the service was killed. Each instance does; once too often changes nothing.
 */
final class UsesTeller {

  private final UsesStore store;
  private final MediaService media;

  UsesTeller(UsesStore store, MediaService media) {
    this.store = store;
    this.media = media;
  }

  /** All that waits. */
  Mono<Void> tell() {
    return next().expand(told -> told.size() < UsesStore.AT_ONCE ? Mono.empty() : next()).then();
  }

  private Mono<List<Uses>> next() {
    return store
        .untold()
        .filter(uses -> !uses.isEmpty())
        .flatMap(uses -> media.tell(uses).then(store.told(uses)).thenReturn(uses));
  }
}
