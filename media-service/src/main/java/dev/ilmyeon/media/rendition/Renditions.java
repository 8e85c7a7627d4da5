package dev.ilmyeon.media.rendition;

import dev.ilmyeon.media.files.DiskFullException;
import dev.ilmyeon.media.files.KeptFile;
import dev.ilmyeon.media.files.Shelf;
import dev.ilmyeon.media.flight.SingleFlight;
import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.original.Originals;
import dev.ilmyeon.media.scale.Crop;
import dev.ilmyeon.media.work.RenderQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The renditions of pictures: each made once, when it is first wanted, then kept while there is
 * room.
 */
public final class Renditions {

  private static final Logger log = LoggerFactory.getLogger(Renditions.class);

  private final Shelf shelf;
  private final Originals originals;
  private final Renderer renderer;
  private final RenderQueue renders;
  private final SingleFlight<String, RenditionFile> flights = new SingleFlight<>();

  Renditions(Shelf shelf, Originals originals, Renderer renderer, RenderQueue renders) {
    this.shelf = shelf;
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

  /** The format to serve: of {@code AUTO} the one that is accepted and written here. */
  public Format served(Format asked, List<MediaType> accept) {
    return asked == Format.AUTO ? Format.accepted(accept, renderer::writes) : asked;
  }

  /** Tells the bytes of this machine's renditions from those that others make of the same. */
  public String mark() {
    return renderer.mark();
  }

  /** What may be promised instead of a format that this machine does not write. */
  Format offered(Format wanted) {
    return switch (wanted) {
      case AUTO, JPEG -> wanted;
      case WEBP -> renderer.writes(Format.WEBP) ? Format.WEBP : Format.JPEG;
      case AVIF -> renderer.writes(Format.AVIF) ? Format.AVIF : offered(Format.WEBP);
    };
  }

  /** The file of a rendition that is {@linkplain #offers offered}. */
  public Mono<RenditionFile> file(Image image, RenditionSpec spec) {
    String name = name(image, spec);
    Mono<Optional<RenditionFile>> found = Mono.fromCallable(() -> file(name));
    return (shelf.knows(name) ? found : found.subscribeOn(Schedulers.boundedElastic()))
        .flatMap(Mono::justOrEmpty)
        .switchIfEmpty(Mono.defer(() -> flights.join(name, make(image, spec, name))));
  }

  /** Those that pages ask for first, where the picture has them. */
  public List<RenditionSpec> usual(Image image) {
    return Stream.of(320, 640, 1_280)
        .map(width -> RenditionSpec.of(width, Ratio.FIVE_TO_THREE, offered(Format.WEBP)))
        .filter(spec -> offers(image, spec))
        .toList();
  }

  /** How many are being made, or wait to be. */
  int inFlight() {
    return flights.size();
  }

  /** The path of its address below the portal's. */
  public static String path(Image image, RenditionSpec spec) {
    return "/media/images/%s/%s/%s"
        .formatted(image.id(), ImageVersion.of(image).value(), spec.name());
  }

  static Crop crop(Image image, RenditionSpec spec) {
    return spec.ratio().crop(image.width(), image.height(), image.focal());
  }

  private Mono<RenditionFile> make(Image image, RenditionSpec spec, String name) {
    return originals
        .file(image)
        .flatMap(original -> renders.run(() -> make(original, image, spec, name)));
  }

  private RenditionFile make(Path original, Image image, RenditionSpec spec, String name)
      throws IOException {
    Optional<RenditionFile> meanwhile = file(name);
    if (meanwhile.isPresent()) {
      return meanwhile.get();
    }
    byte[] rendition = renderer.render(original, crop(image, spec), spec);
    try {
      KeptFile kept = shelf.put(name, out -> out.write(rendition));
      return new RenditionFile.Kept(kept.path(), kept.size());
    } catch (DiskFullException e) {
      log.warn("A rendition was not kept: {}", e.getMessage());
      return new RenditionFile.Unkept(rendition);
    }
  }

  private String name(Image image, RenditionSpec spec) {
    return ImageVersion.of(image).value() + "-" + renderer.mark() + "-" + spec.name();
  }

  private Optional<RenditionFile> file(String name) throws IOException {
    return shelf.find(name).map(file -> new RenditionFile.Kept(file.path(), file.size()));
  }
}
