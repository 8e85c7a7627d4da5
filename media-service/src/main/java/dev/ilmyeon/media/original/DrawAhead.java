package dev.ilmyeon.media.original;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * Draws the pictures that nobody has asked for yet, one after the other, once the start is over. It
 * subscribes itself, since nobody waits for it.
 */
final class DrawAhead implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(DrawAhead.class);

  private final DrawingStore drawings;
  private final Originals originals;
  private final Duration delay;
  private Disposable drawing = Disposables.disposed();

  DrawAhead(DrawingStore drawings, Originals originals, Duration delay) {
    this.drawings = drawings;
    this.originals = originals;
    this.delay = delay;
  }

  @Override
  public void start() {
    if (delay.isPositive()) {
      drawing =
          Mono.delay(delay)
              .thenMany(drawings.all().collectList().flatMapIterable(all -> all))
              .concatMap(originals::file)
              .subscribe(
                  path -> {}, e -> log.warn("The pictures are drawn as they are asked for", e));
    }
  }

  @Override
  public void stop() {
    drawing.dispose();
  }

  @Override
  public boolean isRunning() {
    return !drawing.isDisposed();
  }
}
