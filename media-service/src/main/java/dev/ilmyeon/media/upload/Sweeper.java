package dev.ilmyeon.media.upload;

import dev.ilmyeon.media.storage.ContentHash;
import dev.ilmyeon.media.storage.ObjectStore;
import dev.ilmyeon.platform.subgraph.idempotency.IdempotentWrites;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Sweeps what was given up: tickets that have expired, what had come of their files, and objects
 * that no picture came of. It subscribes itself, since nobody waits for it.
 */
final class Sweeper implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

  /** Whoever was sending when the ticket expired may end. */
  private static final Duration GRACE = Duration.ofHours(1);

  private final UploadStore uploads;
  private final PartFiles parts;
  private final ObjectStore objects;
  private final IdempotentWrites writes;
  private final TransactionalOperator transaction;
  private final UploadProperties properties;
  private final Clock clock;
  private Disposable sweeping = Disposables.disposed();

  Sweeper(
      UploadStore uploads,
      PartFiles parts,
      ObjectStore objects,
      IdempotentWrites writes,
      TransactionalOperator transaction,
      UploadProperties properties,
      Clock clock) {
    this.uploads = uploads;
    this.parts = parts;
    this.objects = objects;
    this.writes = writes;
    this.transaction = transaction;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public void start() {
    sweeping =
        Flux.interval(properties.sweepEvery())
            .onBackpressureDrop()
            .concatMap(tick ->
                sweep()
                    .onErrorResume(e -> {
                      log.warn("Sweeping failed and is tried again later", e);
                      return Mono.empty();
                    }))
            .subscribe();
  }

  /** One round. An object whose removal fails stays: it costs space, nothing else. */
  Mono<Void> sweep() {
    Instant before = clock.instant().minus(GRACE);
    return uploads
        .sweep(before)
        .concatMap(this::forget)
        .then(Mono.fromCallable(this::sweepFiles).subscribeOn(Schedulers.boundedElastic()))
        .then(writes.forget())
        .then();
  }

  private boolean sweepFiles() throws IOException {
    parts.sweep(Instant.now().minus(properties.lifetime()).minus(GRACE));
    return true;
  }

  private Mono<Void> forget(SweptUpload swept) {
    String hash = swept.contentHash();
    return hash == null ? Mono.empty() : removeUnlessUsed(new ContentHash(hash));
  }

  private Mono<Void> removeUnlessUsed(ContentHash hash) {
    return uploads
        .lock(hash)
        .then(uploads.isUsed(hash))
        .flatMap(used -> used ? Mono.empty() : objects.remove(hash))
        .as(transaction::transactional);
  }

  @Override
  public void stop() {
    sweeping.dispose();
  }

  @Override
  public boolean isRunning() {
    return !sweeping.isDisposed();
  }
}
