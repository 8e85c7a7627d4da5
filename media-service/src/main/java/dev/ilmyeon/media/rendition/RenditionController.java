package dev.ilmyeon.media.rendition;

import dev.ilmyeon.media.address.PublicAddress;
import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.scale.Crop;
import dev.ilmyeon.media.webp.WebpEncoder;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class RenditionController {

  private final PublicAddress address;
  private final WebpEncoder webp;

  RenditionController(PublicAddress address, WebpEncoder webp) {
    this.address = address;
    this.webp = webp;
  }

  @SchemaMapping
  @Nullable Rendition rendition(
      Image image, @Argument int width, @Argument String ratio, @Argument Format format) {
    return rendition(image, RenditionSpec.of(width, Ratio.named(ratio), served(format)));
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
            .map(width -> rendition(image, RenditionSpec.of(width, shape, served(format))))
            .filter(Objects::nonNull)
            .map(rendition -> rendition.url() + " " + rendition.width() + "w")
            .collect(Collectors.joining(", "));
    return candidates.isEmpty() ? null : candidates;
  }

  private @Nullable Rendition rendition(Image image, RenditionSpec spec) {
    Crop crop = Renditions.crop(image, spec);
    if (crop.width() < spec.width()) {
      return null;
    }
    String path = Renditions.path(image, spec);
    return new Rendition(
        address.of(path), spec.width(), crop.heightAt(spec.width()), spec.format());
  }

  private Format served(Format wanted) {
    return switch (wanted) {
      case JPEG -> Format.JPEG;
      case WEBP -> webp.available() ? Format.WEBP : Format.JPEG;
    };
  }
}
