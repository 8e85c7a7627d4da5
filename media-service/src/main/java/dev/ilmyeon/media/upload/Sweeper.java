package dev.ilmyeon.media.upload;

import dev.ilmyeon.media.storage.ContentHash;
import dev.ilmyeon.platform.subgraph.idempotency.IdempotentWrites;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Sweeps what was given up: tickets that have expired, what had come of their files, and objects
 * that no picture came of; also those of which no ticket tells, since the service was killed
 * between the two. It subscribes itself, since nobody waits for it.
 */
final class Sweeper implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

  /** Whoever was sending when the ticket expired may end. */
  private static final Duration GRACE = Duration.ofHours(1);

  /** Every object is looked at, which takes a while where there are many. */
  private static final Duration ORPHANS_EVERY = Duration.ofDays(1);

  private final UploadStore uploads;
  private final PartFiles parts;
  private final UnusedObjects objects;
  private final IdempotentWrites writes;
  private final UploadProperties properties;
  private final Clock clock;
  private Disposable sweeping = Disposables.disposed();

  Sweeper(
      UploadStore uploads,
      PartFiles parts,
      UnusedObjects objects,
      IdempotentWrites writes,
      UploadProperties properties,
      Clock clock) {
    this.uploads = uploads;
    this.parts = parts;
    this.objects = objects;
    this.writes = writes;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public void start() {
    Flux<Void> orphans =
        properties.orphansAfter().isPositive()
            ? every(ORPHANS_EVERY, this::sweepOrphans)
            : Flux.empty();
    sweeping = Flux.merge(every(properties.sweepEvery(), this::sweep), orphans).subscribe();
  }

  private Flux<Void> every(Duration pause, Supplier<Mono<Void>> round) {
    return Flux.interval(properties.sweepEvery(), pause)
        .onBackpressureDrop()
        .concatMap(tick ->
            round
                .get()
                .onErrorResume(e -> {
                  log.warn("Sweeping failed and is tried again later", e);
                  return Mono.empty();
                }));
  }

  /** One round. */
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
    return hash == null ? Mono.empty() : objects.remove(new ContentHash(hash)).then();
  }

  /** By the store's own time, as it says since when it has an object. */
  private Mono<Void> sweepOrphans() {
    return objects
        .removeKeptBefore(Instant.now().minus(properties.orphansAfter()))
        .filter(removed -> removed > 0)
        .doOnNext(removed -> log.info("Removed {} objects that no picture came of", removed))
        .then();
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
