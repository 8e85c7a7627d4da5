package dev.ilmyeon.media.storage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A store whose errors are counted, by what it was asked to do. */
final class CountedObjectStore implements ObjectStore {

  private final ObjectStore store;
  private final Counter keepErrors;
  private final Counter readErrors;
  private final Counter removeErrors;
  private final Counter listErrors;

  CountedObjectStore(ObjectStore store, MeterRegistry meters) {
    this.store = store;
    this.keepErrors = counter(meters, "keep");
    this.readErrors = counter(meters, "read");
    this.removeErrors = counter(meters, "remove");
    this.listErrors = counter(meters, "list");
  }

  @Override
  public Mono<ContentHash> keep(byte[] content) {
    return store.keep(content).doOnError(e -> keepErrors.increment());
  }

  @Override
  public Mono<Path> file(ContentHash hash) {
    return store.file(hash).doOnError(e -> readErrors.increment());
  }

  @Override
  public Mono<Void> remove(ContentHash hash) {
    return store.remove(hash).doOnError(e -> removeErrors.increment());
  }

  @Override
  public Flux<ContentHash> keptBefore(Instant moment) {
    return store.keptBefore(moment).doOnError(e -> listErrors.increment());
  }

  private static Counter counter(MeterRegistry meters, String operation) {
    return Counter.builder("ilmyeon.media.store.errors")
        .description("What the store of originals failed to do")
        .tag("operation", operation)
        .register(meters);
  }
}
