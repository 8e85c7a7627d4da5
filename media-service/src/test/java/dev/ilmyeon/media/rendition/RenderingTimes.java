package dev.ilmyeon.media.rendition;

import dev.ilmyeon.media.files.MediaFiles;
import dev.ilmyeon.media.image.Focal;
import dev.ilmyeon.media.original.Jpeg;
import dev.ilmyeon.media.scale.Crop;
import dev.ilmyeon.media.vips.Vips;
import dev.ilmyeon.media.webp.WebpEncoder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a rendition of 640 pixels of an original of 4000×3000 takes: prints the median of 15, by
 * each renderer and format. Asserts nothing; {@code -Drendering.times=true} runs it.
 */
@EnabledIfSystemProperty(named = "rendering.times", matches = "true")
class RenderingTimes {

  private static final int WIDTH = 4_000;
  private static final int HEIGHT = 3_000;
  private static final int ROUNDS = 15;

  @TempDir Path directory;

  @Test
  void print() throws IOException {
    MediaFiles files = new MediaFiles(directory, where -> Long.MAX_VALUE, 0);
    Path original = original();
    times("pure Java", new JavaRenderer(WebpEncoder.in(files)), original);
    if (Vips.find().isPresent()) {
      times("libvips", new VipsRenderer(Vips.find().orElseThrow(), Jpeg::size), original);
    }
  }

  private static void times(String name, Renderer renderer, Path original) throws IOException {
    Crop whole = Ratio.ORIGINAL.crop(WIDTH, HEIGHT, new Focal(0.5, 0.5));
    for (Format format : Format.values()) {
      if (renderer.writes(format)) {
        RenditionSpec spec = new RenditionSpec(640, Ratio.ORIGINAL, format);
        long[] times = new long[ROUNDS];
        for (int round = -5; round < ROUNDS; round++) {
          long start = System.nanoTime();
          renderer.render(original, whole, spec);
          times[Math.max(0, round)] = System.nanoTime() - start;
        }
        System.out.printf(
            "%s, %s: %.0f ms%n",
            name, format, LongStream.of(times).sorted().toArray()[ROUNDS / 2] / 1e6);
      }
    }
  }

  /** Smooth shapes and a little noise, as a photograph has. */
  private Path original() throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int light = (int) (120 + 80 * Math.sin(x / 90.0) * Math.cos(y / 70.0));
        int noise = random.nextInt(12);
        image.setRGB(x, y, light + noise << 16 | light / 2 + noise << 8 | 255 - light - noise);
      }
    }
    Path path = directory.resolve("original.jpg");
    try (OutputStream out = Files.newOutputStream(path)) {
      Jpeg.write(image, 0.9f, false, out);
    }
    return path;
  }
}
