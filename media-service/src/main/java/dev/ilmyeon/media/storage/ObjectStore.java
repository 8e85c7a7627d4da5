package dev.ilmyeon.media.storage;

import dev.ilmyeon.media.files.DiskFullException;
import java.nio.file.Path;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps originals. What has been kept stays until it is removed, whatever ends in between; what has
 * not been kept whole is not there. Errors are {@link DiskFullException} where nothing more fits,
 * {@link StoreUnavailableException} for all else.
 */
public interface ObjectStore {

  /**
   * Keeps bytes under their own hash; complete once they are safe. The same bytes are kept once.
   */
  Mono<ContentHash> keep(byte[] content);

  /** A file with the object's bytes, to be read at once; empty if there is none. */
  Mono<Path> file(ContentHash hash);

  /** Forgets an object; no error if there is none. */
  Mono<Void> remove(ContentHash hash);

  /** Those that have been there since before a moment, by the store's own clock, in no order. */
  Flux<ContentHash> keptBefore(Instant moment);
}
