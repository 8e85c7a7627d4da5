package dev.ilmyeon.media.upload;

import dev.ilmyeon.media.storage.ContentHash;
import dev.ilmyeon.media.storage.ObjectStore;
import java.time.Instant;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Removes objects that no row names. Each under the lock that {@link Receiving} keeps an object
 * under, once more, before it writes the row: so none goes that is being taken, on whichever
 * instance. A removal that fails costs space, nothing else.
 */
final class UnusedObjects {

  private static final int ASKED_AT_ONCE = 500;

  private final UploadStore uploads;
  private final ObjectStore objects;
  private final TransactionalOperator transaction;

  UnusedObjects(UploadStore uploads, ObjectStore objects, TransactionalOperator transaction) {
    this.uploads = uploads;
    this.objects = objects;
    this.transaction = transaction;
  }

  /** Whether it was removed. */
  Mono<Boolean> remove(ContentHash hash) {
    return uploads
        .lock(hash)
        .then(uploads.isUsed(hash))
        .flatMap(used -> used ? Mono.just(false) : objects.remove(hash).thenReturn(true))
        .as(transaction::transactional);
  }

  /** All that have been there for longer; how many those were. */
  Mono<Long> removeKeptBefore(Instant moment) {
    return objects
        .keptBefore(moment)
        .buffer(ASKED_AT_ONCE)
        .concatMap(uploads::unused, 1)
        .concatMap(hashes -> Flux.fromIterable(hashes).concatMap(this::remove), 1)
        .filter(removed -> removed)
        .count();
  }
}
