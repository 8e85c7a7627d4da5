package dev.ilmyeon.media.original;

import dev.ilmyeon.media.drawing.Drawing;
import dev.ilmyeon.media.files.MediaFiles;
import dev.ilmyeon.media.flight.SingleFlight;
import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.storage.ContentHash;
import dev.ilmyeon.media.storage.ObjectStore;
import dev.ilmyeon.media.work.RenderQueue;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The originals, by their content hashes: uploaded ones from the store, and drawn ones, which can
 * be made again and so stay on this machine, drawn when they are first wanted.
 */
public final class Originals {

  private static final Logger log = LoggerFactory.getLogger(Originals.class);
  private static final float QUALITY = 0.94f;

  private final MediaFiles files;
  private final DrawingStore drawings;
  private final ObjectStore store;
  private final RenderQueue renders;
  private final SingleFlight<Path, Path> flights = new SingleFlight<>();

  Originals(MediaFiles files, DrawingStore drawings, ObjectStore store, RenderQueue renders) {
    this.files = files;
    this.drawings = drawings;
    this.store = store;
    this.renders = renders;
  }

  /** The file of a picture's original, a JPEG. */
  public Mono<Path> file(Image image) {
    return kept(image.contentHash())
        .switchIfEmpty(Mono.defer(() -> store.file(new ContentHash(image.contentHash()))))
        .switchIfEmpty(Mono.defer(() -> drawings.find(image.id()).flatMap(this::draw)))
        .switchIfEmpty(Mono.error(() -> new IllegalStateException("No original of " + image.id())));
  }

  /** The file of a drawing, drawn if it is not there yet. */
  Mono<Path> file(Drawing drawing) {
    return kept(drawing.contentHash()).switchIfEmpty(Mono.defer(() -> draw(drawing)));
  }

  private Mono<Path> kept(String contentHash) {
    Path path = path(contentHash);
    return Mono.fromCallable(() -> files.size(path))
        .subscribeOn(Schedulers.boundedElastic())
        .filter(OptionalLong::isPresent)
        .map(size -> path);
  }

  private Mono<Path> draw(Drawing drawing) {
    Path path = path(drawing.contentHash());
    return flights.join(path, renders.run(() -> draw(drawing, path)));
  }

  private Path draw(Drawing drawing, Path path) throws IOException {
    if (files.size(path).isPresent()) {
      return path;
    }
    long start = System.nanoTime();
    int[] pixels = drawing.pixels(Drawing.WIDTH, Drawing.HEIGHT);
    BufferedImage image =
        new BufferedImage(Drawing.WIDTH, Drawing.HEIGHT, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, Drawing.WIDTH, Drawing.HEIGHT, pixels, 0, Drawing.WIDTH);
    files.write(path, out -> Jpeg.write(image, QUALITY, false, out));
    log.debug("Drew {} in {} ms", drawing, (System.nanoTime() - start) / 1_000_000);
    return path;
  }

  private Path path(String contentHash) {
    return files.path("originals", contentHash + ".jpg");
  }
}
