package dev.ilmyeon.media.webp;

import dev.ilmyeon.media.files.MediaFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes WebP by {@code cwebp}. Where it does not run, WebP is not offered. */
public final class WebpEncoder {

  private static final Logger log = LoggerFactory.getLogger(WebpEncoder.class);
  private static final String QUALITY = "78";

  private final Optional<WebpProgram> program;

  WebpEncoder(Optional<WebpProgram> program) {
    this.program = program;
    if (program.isEmpty()) {
      log.warn("No cwebp runs here: renditions are served as JPEG only");
    }
  }

  /** By the program in the data directory. */
  public static WebpEncoder in(MediaFiles files) {
    return new WebpEncoder(WebpProgram.find(files, "cwebp"));
  }

  public boolean available() {
    return program.isPresent();
  }

  /** Blocks. */
  public byte[] encode(BufferedImage image) throws IOException {
    WebpProgram cwebp = program.orElseThrow(() -> new IOException("WebP cannot be written here"));
    return cwebp.run(
        ppm(image),
        InputStream::readAllBytes,
        "-quiet",
        "-q",
        QUALITY,
        "-m",
        "4",
        "-o",
        "-",
        "--",
        "-");
  }

  /** The simplest format that it reads: a header, then the pixels' bytes. */
  private static byte[] ppm(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] header = "P6\n%d %d\n255\n".formatted(width, height).getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = new byte[header.length + width * height * 3];
    System.arraycopy(header, 0, bytes, 0, header.length);
    int at = header.length;
    for (int pixel : image.getRGB(0, 0, width, height, null, 0, width)) {
      bytes[at++] = (byte) (pixel >> 16);
      bytes[at++] = (byte) (pixel >> 8);
      bytes[at++] = (byte) pixel;
    }
    return bytes;
  }
}
