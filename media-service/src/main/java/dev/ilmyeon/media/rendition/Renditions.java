package dev.ilmyeon.media.rendition;

import dev.ilmyeon.media.files.MediaFiles;
import dev.ilmyeon.media.flight.SingleFlight;
import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.original.Originals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The renditions of pictures: each made once, when it is first wanted, then kept. */
public final class Renditions {

  private final MediaFiles files;
  private final Originals originals;
  private final Renderer renderer;
  private final Scheduler renders;
  private final SingleFlight<Path, RenditionFile> flights = new SingleFlight<>();

  Renditions(MediaFiles files, Originals originals, Renderer renderer, Scheduler renders) {
    this.files = files;
    this.originals = originals;
    this.renderer = renderer;
    this.renders = renders;
  }

  /**
   * Whether there is such a rendition: nothing is scaled up, nothing offered that is not written.
   */
  public boolean offers(Image image, RenditionSpec spec) {
    return crop(image, spec).width() >= spec.width() && renderer.writes(spec.format());
  }

  /** The file of a rendition that is {@linkplain #offers offered}. */
  public Mono<RenditionFile> file(Image image, RenditionSpec spec) {
    Path path = files.path("renditions", ImageVersion.of(image).value() + "-" + spec.name());
    return kept(path).switchIfEmpty(Mono.defer(() -> flights.join(path, make(image, spec, path))));
  }

  /** The path of its address below the portal's. */
  static String path(Image image, RenditionSpec spec) {
    return "/media/images/%s/%s/%s"
        .formatted(image.id(), ImageVersion.of(image).value(), spec.name());
  }

  static Crop crop(Image image, RenditionSpec spec) {
    return spec.ratio().crop(image.width(), image.height(), image.focal());
  }

  private Mono<RenditionFile> make(Image image, RenditionSpec spec, Path path) {
    return originals
        .file(image)
        .publishOn(renders)
        .map(original -> make(original, image, spec, path));
  }

  private RenditionFile make(Path original, Image image, RenditionSpec spec, Path path) {
    try {
      if (files.size(path).isEmpty()) {
        byte[] rendition = renderer.render(original, crop(image, spec), spec);
        files.write(path, out -> out.write(rendition));
      }
      return new RenditionFile(path, files.size(path).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Mono<RenditionFile> kept(Path path) {
    return Mono.fromCallable(() -> files.size(path))
        .subscribeOn(Schedulers.boundedElastic())
        .filter(OptionalLong::isPresent)
        .map(size -> new RenditionFile(path, size.getAsLong()));
  }
}
