package dev.ilmyeon.media.ready;

import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.image.ImageId;
import dev.ilmyeon.media.image.ImageStore;
import dev.ilmyeon.media.rendition.Renditions;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Prepares new pictures one after the other. A picture leaves the queue with the news that it is
 * ready; killed in between, it is prepared again. It subscribes itself, since nobody waits for it.
 */
final class Preparer implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Preparer.class);
  private final ReadyStore store;
  private final ImageStore images;
  private final Renditions renditions;
  private final TransactionalOperator transaction;
  private final Duration pause;
  private Disposable preparing = Disposables.disposed();

  Preparer(
      ReadyStore store,
      ImageStore images,
      Renditions renditions,
      TransactionalOperator transaction,
      Duration pause) {
    this.store = store;
    this.images = images;
    this.renditions = renditions;
    this.transaction = transaction;
    this.pause = pause;
  }

  @Override
  public void start() {
    if (pause.isPositive()) {
      preparing =
          Flux.interval(pause)
              .onBackpressureDrop()
              .concatMap(tick -> all().onErrorResume(Preparer::later))
              .subscribe();
    }
  }

  /** Until the queue is empty. */
  private Mono<Void> all() {
    return one().repeat().takeWhile(done -> done).then();
  }

  private Mono<Boolean> one() {
    return store.next().flatMap(this::prepare).as(transaction::transactional).defaultIfEmpty(false);
  }

  private Mono<Boolean> prepare(ImageId id) {
    return images.find(id).flatMap(this::render).then(store.done(id)).thenReturn(true);
  }

  /** A rendition that fails is made when it is asked for. */
  private Mono<Void> render(Image image) {
    return Flux.fromIterable(renditions.usual(image))
        .concatMap(spec -> renditions.file(image, spec))
        .then()
        .onErrorResume(e -> {
          log.warn("Picture {} was not prepared", image.id(), e);
          return Mono.empty();
        });
  }

  /** Most likely the database is away, which others tell of, and more seldom. */
  private static Mono<Void> later(Throwable e) {
    log.debug("Pictures are prepared later: {}", e.toString());
    return Mono.empty();
  }

  @Override
  public void stop() {
    preparing.dispose();
  }

  @Override
  public boolean isRunning() {
    return !preparing.isDisposed();
  }
}
