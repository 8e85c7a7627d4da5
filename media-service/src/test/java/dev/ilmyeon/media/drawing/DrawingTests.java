package dev.ilmyeon.media.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.media.drawing.paint.Light;
import dev.ilmyeon.media.drawing.scene.Scene;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrawingTests {

  private static final int WIDTH = 160;
  private static final int HEIGHT = 96;
  private static final Path KNOWN = Path.of("src/test/resources/drawing/pixels.txt");

  @ParameterizedTest
  @EnumSource(Scene.class)
  void drawsTheSamePixelsTwice(Scene scene) {
    Drawing drawing = new Drawing(scene, Light.GOLDEN, 7);

    assertThat(hash(drawing)).isEqualTo(hash(drawing));
  }

  @Test
  void drawsTheSamePixelsTwiceInFullSize() {
    Drawing drawing = new Drawing(Scene.SEA, Light.DAY, 3);

    assertThat(drawing.pixels(Drawing.WIDTH, Drawing.HEIGHT))
        .isEqualTo(drawing.pixels(Drawing.WIDTH, Drawing.HEIGHT));
  }

  /**
   * {@code -Ddrawings.update=true} writes what is drawn now; raise {@link Drawing#REVISION} too.
   */
  @Test
  void drawsWhatItsRevisionAlwaysDrew() throws IOException {
    List<String> now = Stream.concat(Stream.of("revision " + Drawing.REVISION), pixels()).toList();
    if (Boolean.getBoolean("drawings.update")) {
      Files.createDirectories(KNOWN.getParent());
      Files.write(KNOWN, now);
    }

    assertThat(now).isEqualTo(Files.readAllLines(KNOWN));
  }

  @Test
  void variesWithTheSeed() {
    assertThat(hash(new Drawing(Scene.CITY, Light.DAY, 1)))
        .isNotEqualTo(hash(new Drawing(Scene.CITY, Light.DAY, 2)));
  }

  @ParameterizedTest
  @EnumSource(Scene.class)
  void coversTheWholeCanvasWithLightAndShade(Scene scene) {
    int[] pixels = new Drawing(scene, Light.DAY, 5).pixels(WIDTH, HEIGHT);

    assertThat(Arrays.stream(pixels).filter(pixel -> pixel == 0).count())
        .as("black pixels")
        .isLessThan(pixels.length / 4);
    assertThat(Arrays.stream(pixels).distinct().count()).as("colours").isGreaterThan(1_000);
  }

  @Test
  void namesEachDrawingByItsOwnHash() {
    List<String> hashes =
        Stream.of(
                new Drawing(Scene.CITY, Light.DAY, 1),
                new Drawing(Scene.CITY, Light.DAY, 2),
                new Drawing(Scene.CITY, Light.NIGHT, 1),
                new Drawing(Scene.SEA, Light.DAY, 1))
            .map(Drawing::contentHash)
            .toList();

    assertThat(hashes).doesNotHaveDuplicates().allMatch(hash -> hash.matches("[0-9a-f]{64}"));
  }

  private static Stream<String> pixels() {
    return Arrays.stream(Scene.values())
        .flatMap(scene ->
            Stream.of(Light.DAY, Light.NIGHT)
                .map(light -> scene + " " + light + " " + hash(new Drawing(scene, light, 1))));
  }

  private static String hash(Drawing drawing) {
    int[] pixels = drawing.pixels(WIDTH, HEIGHT);
    ByteBuffer bytes = ByteBuffer.allocate(pixels.length * 4);
    bytes.asIntBuffer().put(pixels);
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
