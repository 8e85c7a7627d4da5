package dev.ilmyeon.media.rendition;

import dev.ilmyeon.media.address.PublicAddress;
import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.newsroom.Permission;
import dev.ilmyeon.media.scale.Crop;
import dev.ilmyeon.media.signing.UrlSigner;
import dev.ilmyeon.platform.subgraph.error.BadInputException;
import dev.ilmyeon.platform.subgraph.identity.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class RenditionController {

  private static final int MOST_MINUTES = 7 * 24 * 60;

  private final PublicAddress address;
  private final Renditions renditions;
  private final UrlSigner signer;
  private final Clock clock;

  RenditionController(PublicAddress address, Renditions renditions, UrlSigner signer, Clock clock) {
    this.address = address;
    this.renditions = renditions;
    this.signer = signer;
    this.clock = clock;
  }

  @SchemaMapping
  @Nullable Rendition rendition(
      Image image, @Argument int width, @Argument String ratio, @Argument Format format) {
    return rendition(
        image, RenditionSpec.of(width, Ratio.named(ratio), renditions.offered(format)));
  }

  @SchemaMapping
  @Nullable String srcset(
      Image image,
      @Argument List<Integer> widths,
      @Argument String ratio,
      @Argument Format format) {
    Ratio shape = Ratio.named(ratio);
    String candidates =
        widths.stream()
            .distinct()
            .sorted()
            .map(width ->
                rendition(image, RenditionSpec.of(width, shape, renditions.offered(format))))
            .filter(Objects::nonNull)
            .map(rendition -> rendition.url() + " " + rendition.width() + "w")
            .collect(Collectors.joining(", "));
    return candidates.isEmpty() ? null : candidates;
  }

  /** For the newsroom: in any size, by an address that is signed and expires. */
  @SchemaMapping
  @Nullable Rendition sizedRendition(
      Image image,
      @Argument int width,
      @Argument String ratio,
      @Argument Format format,
      @Argument int minutes,
      @ContextValue Caller caller) {
    if (!Permission.UPLOAD.allows(caller)) {
      return null;
    }
    if (minutes < 1 || minutes > MOST_MINUTES) {
      throw new BadInputException("'minutes' is from 1 to %d.".formatted(MOST_MINUTES));
    }
    RenditionSpec spec = RenditionSpec.sized(width, Ratio.named(ratio), renditions.offered(format));
    Instant expires = clock.instant().plus(Duration.ofMinutes(minutes));
    return rendition(image, spec, path -> signer.sign(path, width, expires));
  }

  private @Nullable Rendition rendition(Image image, RenditionSpec spec) {
    return rendition(image, spec, UnaryOperator.identity());
  }

  private @Nullable Rendition rendition(
      Image image, RenditionSpec spec, UnaryOperator<String> signing) {
    Crop crop = Renditions.crop(image, spec);
    if (crop.width() < spec.width()) {
      return null;
    }
    String path = signing.apply(Renditions.path(image, spec));
    return new Rendition(
        address.of(path), spec.width(), crop.heightAt(spec.width()), spec.format());
  }
}
