package dev.ilmyeon.media.rendition;

import dev.ilmyeon.media.scale.Crop;
import dev.ilmyeon.media.vips.Vips;
import java.awt.Dimension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** By libvips: a few times as fast, and AVIF too where its encoder is installed. */
final class VipsRenderer implements Renderer {

  private final Vips vips;
  private final Sizes sizes;
  private final Set<Format> formats = EnumSet.noneOf(Format.class);

  /** Tells an original's size, which a crop is part of. */
  @FunctionalInterface
  interface Sizes {
    Dimension of(Path original) throws IOException;
  }

  VipsRenderer(Vips vips, Sizes sizes) {
    this.vips = vips;
    this.sizes = sizes;
    for (Format format : EnumSet.complementOf(EnumSet.of(Format.AUTO))) {
      if (vips.writes(suffix(format))) {
        formats.add(format);
      }
    }
  }

  @Override
  public String mark() {
    return "v";
  }

  @Override
  public boolean writes(Format format) {
    return formats.contains(format);
  }

  @Override
  public byte[] render(Path original, Crop crop, RenditionSpec spec) throws IOException {
    Dimension whole = sizes.of(original);
    int width = spec.width();
    int height = crop.heightAt(width);
    double across = (double) width / crop.width();
    double down = (double) height / crop.height();
    int wide = Math.max(width, (int) Math.round(whole.width * across));
    int high = Math.max(height, (int) Math.round(whole.height * down));
    int x = (int) Math.clamp(Math.round(crop.x() * across), 0, wide - width);
    int y = (int) Math.clamp(Math.round(crop.y() * down), 0, high - height);
    return vips.render(original, wide, high, x, y, width, height, suffix(spec.format()));
  }

  private static String suffix(Format format) {
    return switch (format) {
      case JPEG -> ".jpg[Q=82,strip,interlace,optimize_coding]";
      case WEBP -> ".webp[Q=78,strip,effort=4]";
      case AVIF -> ".avif[Q=58,strip,effort=2]";
      case AUTO -> "";
    };
  }
}
