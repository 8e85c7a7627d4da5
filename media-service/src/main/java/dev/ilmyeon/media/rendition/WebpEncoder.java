package dev.ilmyeon.media.rendition;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes WebP by libwebp's {@code cwebp}, which a library brings for the usual machines; pixels go
 * in and the file comes out through pipes. Where it does not run, WebP is not offered.
 */
final class WebpEncoder {

  private static final Logger log = LoggerFactory.getLogger(WebpEncoder.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String QUALITY = "78";

  private final Optional<Path> program;

  WebpEncoder(Optional<Path> program) {
    this.program = program.filter(WebpEncoder::runs);
    if (this.program.isEmpty()) {
      log.warn("No cwebp runs here: renditions are served as JPEG only");
    }
  }

  boolean available() {
    return program.isPresent();
  }

  byte[] encode(BufferedImage image) throws IOException {
    Path cwebp = program.orElseThrow(() -> new IOException("WebP cannot be written here"));
    return run(cwebp, ppm(image), "-quiet", "-q", QUALITY, "-m", "4", "-o", "-", "--", "-");
  }

  private static boolean runs(Path program) {
    try {
      return run(program, new byte[0], "-version").length > 0;
    } catch (IOException e) {
      log.warn("{} does not run: {}", program, e.getMessage());
      return false;
    }
  }

  /** The program reads all of its input before it writes, so the pipes cannot block each other. */
  private static byte[] run(Path program, byte[] input, String... arguments) throws IOException {
    String[] command = new String[arguments.length + 1];
    command[0] = program.toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .execute(process::destroyForcibly);
    try (OutputStream in = process.getOutputStream();
        InputStream out = process.getInputStream()) {
      in.write(input);
      in.close();
      byte[] output = out.readAllBytes();
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IOException("cwebp ended with " + exit);
      }
      return output;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while cwebp ran", e);
    } finally {
      process.destroyForcibly();
    }
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
