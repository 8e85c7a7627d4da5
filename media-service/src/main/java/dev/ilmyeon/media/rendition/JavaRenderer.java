package dev.ilmyeon.media.rendition;

import dev.ilmyeon.media.original.Jpeg;
import dev.ilmyeon.media.scale.Crop;
import dev.ilmyeon.media.scale.Scaler;
import dev.ilmyeon.media.webp.WebpEncoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** By the JDK's JPEG codec and libwebp's program: runs on every machine. */
final class JavaRenderer implements Renderer {

  private static final float JPEG_QUALITY = 0.82f;

  private final WebpEncoder webp;

  JavaRenderer(WebpEncoder webp) {
    this.webp = webp;
  }

  @Override
  public String mark() {
    return "j";
  }

  @Override
  public boolean writes(Format format) {
    return switch (format) {
      case JPEG -> true;
      case WEBP -> webp.available();
      case AVIF, AUTO -> false;
    };
  }

  @Override
  public byte[] render(Path original, Crop crop, RenditionSpec spec) throws IOException {
    BufferedImage scaled = scaled(original, crop, spec.width());
    return switch (spec.format()) {
      case JPEG -> jpeg(scaled);
      case WEBP -> webp.encode(scaled);
      case AVIF, AUTO -> throw new IOException(spec.format() + " is not written here");
    };
  }

  private static BufferedImage scaled(Path original, Crop crop, int width) throws IOException {
    return Jpeg.read(original, samples -> Scaler.scale(samples, crop, width, crop.heightAt(width)));
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Jpeg.write(image, JPEG_QUALITY, true, bytes);
    return bytes.toByteArray();
  }
}
