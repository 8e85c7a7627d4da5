package dev.ilmyeon.media.rendition;

import dev.ilmyeon.media.original.Jpeg;
import dev.ilmyeon.media.scale.Crop;
import dev.ilmyeon.media.scale.Scaler;
import dev.ilmyeon.media.webp.WebpEncoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** Makes a rendition of an original: decodes, crops, scales, encodes. Blocks. */
class Renderer {

  private static final float JPEG_QUALITY = 0.82f;

  private final WebpEncoder webp;

  Renderer(WebpEncoder webp) {
    this.webp = webp;
  }

  boolean writes(Format format) {
    return switch (format) {
      case JPEG -> true;
      case WEBP -> webp.available();
    };
  }

  byte[] render(Path original, Crop crop, RenditionSpec spec) throws IOException {
    BufferedImage scaled =
        Scaler.scale(Jpeg.read(original), crop, spec.width(), crop.heightAt(spec.width()));
    return switch (spec.format()) {
      case JPEG -> jpeg(scaled);
      case WEBP -> webp.encode(scaled);
    };
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Jpeg.write(image, JPEG_QUALITY, true, bytes);
    return bytes.toByteArray();
  }
}
