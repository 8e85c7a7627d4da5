package dev.ilmyeon.media.rendition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.ilmyeon.media.drawing.Drawing;
import dev.ilmyeon.media.drawing.paint.Light;
import dev.ilmyeon.media.drawing.scene.Scene;
import dev.ilmyeon.media.files.MediaFiles;
import dev.ilmyeon.media.image.Focal;
import dev.ilmyeon.media.original.Jpeg;
import dev.ilmyeon.media.scale.Crop;
import dev.ilmyeon.media.vips.Vips;
import dev.ilmyeon.media.webp.WebpEncoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds of both renderers, and that they make the same pictures. */
class RendererTests {

  /** Of 255, on average over all pixels and channels: what two scalers and codecs may differ by. */
  private static final double TOLERANCE = 4;

  @TempDir static Path directory;
  private static Path original;
  private static Renderer java;
  private static Optional<Vips> vips;

  @BeforeAll
  static void drawAnOriginal() throws IOException {
    MediaFiles files = new MediaFiles(directory, where -> Long.MAX_VALUE, 0);
    java = new JavaRenderer(WebpEncoder.in(files));
    vips = Vips.find();
    Drawing drawing = new Drawing(Scene.values()[0], Light.values()[0], 7);
    BufferedImage image =
        new BufferedImage(Drawing.WIDTH, Drawing.HEIGHT, BufferedImage.TYPE_INT_RGB);
    image.setRGB(
        0,
        0,
        Drawing.WIDTH,
        Drawing.HEIGHT,
        drawing.pixels(Drawing.WIDTH, Drawing.HEIGHT),
        0,
        Drawing.WIDTH);
    original = directory.resolve("original.jpg");
    try (OutputStream out = Files.newOutputStream(original)) {
      Jpeg.write(image, 0.94f, false, out);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "640, ORIGINAL",
    "160, SQUARE",
    "320, SIXTEEN_TO_NINE",
    "1600, ORIGINAL",
    "960, SQUARE"
  })
  void makeTheSamePictureOfTheSameSize(int width, Ratio ratio) throws IOException {
    RenditionSpec spec = new RenditionSpec(width, ratio, Format.JPEG);
    Crop crop = ratio.crop(Drawing.WIDTH, Drawing.HEIGHT, new Focal(0.7, 0.4));

    BufferedImage plain = decode(java.render(original, crop, spec));
    BufferedImage other = decode(vips().render(original, crop, spec));

    assertThat(plain.getWidth()).isEqualTo(width).isEqualTo(other.getWidth());
    assertThat(plain.getHeight()).isEqualTo(crop.heightAt(width)).isEqualTo(other.getHeight());
    assertThat(difference(plain, other)).isLessThan(TOLERANCE);
  }

  @Test
  void scalesColoursAsWellAsLight() throws IOException {
    Crop whole = Ratio.ORIGINAL.crop(Drawing.WIDTH, Drawing.HEIGHT, new Focal(0.5, 0.5));
    BufferedImage scaled =
        decode(java.render(original, whole, new RenditionSpec(160, Ratio.ORIGINAL, Format.JPEG)));
    BufferedImage full = ImageIO.read(original.toFile());

    assertThat(mean(scaled, 16)).isCloseTo(mean(full, 16), offset(2.0));
    assertThat(mean(scaled, 8)).isCloseTo(mean(full, 8), offset(2.0));
    assertThat(mean(scaled, 0)).isCloseTo(mean(full, 0), offset(2.0));
  }

  @Test
  void writeWhatTheySayTheyWrite() throws IOException {
    Renderer other = vips();
    Crop whole = Ratio.ORIGINAL.crop(Drawing.WIDTH, Drawing.HEIGHT, new Focal(0.5, 0.5));
    for (Renderer renderer : new Renderer[] {java, other}) {
      assertThat(renderer.writes(Format.JPEG)).isTrue();
      assertThat(renderer.writes(Format.AUTO)).isFalse();
      for (Format format : new Format[] {Format.WEBP, Format.AVIF}) {
        if (renderer.writes(format)) {
          byte[] bytes =
              renderer.render(original, whole, new RenditionSpec(160, Ratio.ORIGINAL, format));
          assertThat(new String(bytes, 0, 16, StandardCharsets.ISO_8859_1))
              .contains(format == Format.WEBP ? "WEBP" : "ftypavif");
        }
      }
    }
  }

  private static Renderer vips() {
    Assumptions.assumeTrue(
        vips.isPresent(), "SKIPPED: libvips is not installed here (Debian: libvips42)");
    return new VipsRenderer(vips.orElseThrow(), Jpeg::size);
  }

  private static BufferedImage decode(byte[] jpeg) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(jpeg));
  }

  private static double difference(BufferedImage one, BufferedImage other) {
    long sum = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        for (int shift = 16; shift >= 0; shift -= 8) {
          sum +=
              Math.abs((one.getRGB(x, y) >> shift & 0xff) - (other.getRGB(x, y) >> shift & 0xff));
        }
      }
    }
    return (double) sum / one.getWidth() / one.getHeight() / 3;
  }

  private static double mean(BufferedImage image, int shift) {
    long sum = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        sum += image.getRGB(x, y) >> shift & 0xff;
      }
    }
    return (double) sum / image.getWidth() / image.getHeight();
  }
}
