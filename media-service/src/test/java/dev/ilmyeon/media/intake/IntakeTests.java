package dev.ilmyeon.media.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.ilmyeon.media.files.MediaFiles;
import dev.ilmyeon.media.webp.WebpEncoder;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IntakeTests {

  private static final int BLUE = 0x0000ff;
  private static final int RED = 0xff0000;

  @TempDir Path directory;
  private MediaFiles files;
  private Intake intake;

  @BeforeEach
  void makeTheIntake() {
    files = new MediaFiles(directory, where -> Long.MAX_VALUE, 0);
    intake = Intake.of(new Limits(1_000_000, 2_000), files);
  }

  @Test
  void takesJpegPngAndWebpAndMakesAJpegOfEach() throws Exception {
    byte[] webp = WebpEncoder.in(files).encode(Pictures.image(Pictures.WIDTH, Pictures.HEIGHT));

    for (byte[] file : new byte[][] {Pictures.jpeg(), Pictures.png(), webp}) {
      Accepted accepted = take(file);
      assertThat(accepted.width()).isEqualTo(Pictures.WIDTH);
      assertThat(accepted.height()).isEqualTo(Pictures.HEIGHT);
      assertThat(accepted.preview().placeholder()).startsWith("data:image/png;base64,");
      assertThat(colour(decoded(accepted), 300, 200)).satisfies(c -> isNear(c, BLUE));
      assertThat(colour(decoded(accepted), 20, 20)).satisfies(c -> isNear(c, RED));
    }
  }

  /** The red corner stands at the upper left of what is stored. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0", "2, 1, 0", "3, 1, 1", "4, 0, 1", "5, 0, 0", "6, 1, 0", "7, 1, 1", "8, 0, 1"
  })
  void turnsAPictureUpright(int orientation, int right, int down) throws Exception {
    Accepted accepted = take(Pictures.withExif(Pictures.jpeg(), orientation));

    boolean sideways = orientation >= 5;
    assertThat(accepted.width()).isEqualTo(sideways ? Pictures.HEIGHT : Pictures.WIDTH);
    assertThat(accepted.height()).isEqualTo(sideways ? Pictures.WIDTH : Pictures.HEIGHT);
    int x = right == 0 ? 20 : accepted.width() - 20;
    int y = down == 0 ? 20 : accepted.height() - 20;
    isNear(colour(decoded(accepted), x, y), RED);
  }

  @Test
  void keepsNothingButPixels() throws Exception {
    byte[] file =
        Pictures.join(
            Pictures.withSegment(
                Pictures.withExif(Pictures.jpeg(), 1), 0xfe, bytes("a comment of the camera's")),
            bytes("behind the end"));

    String kept = new String(take(file).jpeg(), StandardCharsets.ISO_8859_1);

    assertThat(kept).doesNotContain("GPS", "Exif", "comment", "behind");
  }

  @Test
  void convertsColoursToSrgb() throws Exception {
    byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    BufferedImage grey =
        new BufferedImage(Pictures.WIDTH, Pictures.HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < grey.getHeight(); y++) {
      for (int x = 0; x < grey.getWidth(); x++) {
        grey.setRGB(x, y, 0x404040);
      }
    }

    Accepted accepted = take(Pictures.withProfile(Pictures.encode(grey, "jpg"), profile));

    // 0x40 of linear light is 0x89 of sRGB (IEC 61966-2-1).
    assertThat(colour(decoded(accepted), 100, 100) & 0xff).isBetween(0x86, 0x8c);
  }

  /** Stored is what there is not of an ink; or, transformed, light and colour of what there is. */
  @ParameterizedTest
  @CsvSource({
    "0, 255, 255, 255, 255, ffffff",
    "0, 0, 255, 255, 255, 00ffff",
    "0, 255, 0, 0, 255, ff0000",
    "0, 255, 255, 255, 0, 000000",
    "2, 0, 128, 128, 255, ffffff",
    "2, 0, 128, 128, 0, 000000",
    "2, 226, 1, 149, 255, 0000ff"
  })
  void convertsInksToSrgb(int transform, int c, int m, int y, int k, String rgb) throws Exception {
    byte[] file = Pictures.fourComponents(transform, c, m, y, k);

    Accepted accepted = take(Pictures.withProfile(file, InkProfile.bytes()));

    isNear(colour(decoded(accepted), 100, 100), Integer.parseInt(rgb, 16));
  }

  @Test
  void putsWhatIsTransparentOnWhite() throws Exception {
    BufferedImage clear =
        new BufferedImage(Pictures.WIDTH, Pictures.HEIGHT, BufferedImage.TYPE_INT_ARGB);

    isNear(colour(decoded(take(Pictures.encode(clear, "png"))), 50, 50), 0xffffff);
  }

  static Stream<Arguments> bad() {
    byte[] jpeg = Pictures.jpeg();
    return Stream.of(
        Arguments.of("a text", bytes("not a picture"), Refusal.NO_PICTURE),
        Arguments.of("nothing", new byte[0], Refusal.NO_PICTURE),
        Arguments.of(
            "an SVG",
            bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>"),
            Refusal.NO_PICTURE),
        Arguments.of("HTML", bytes("<!doctype html><script>1</script>"), Refusal.NO_PICTURE),
        Arguments.of("a PDF", bytes("%PDF-1.7"), Refusal.NO_PICTURE),
        Arguments.of("a GIF", Pictures.encode(Pictures.image(200, 200), "gif"), Refusal.NO_PICTURE),
        Arguments.of("a BMP", Pictures.encode(Pictures.image(200, 200), "bmp"), Refusal.NO_PICTURE),
        Arguments.of(
            "a JPEG that is HTML",
            Pictures.withSegment(jpeg, 0xfe, bytes("<ScRiPt>alert(1)</script>")),
            Refusal.DISGUISED),
        Arguments.of(
            "a JPEG that is a PDF",
            Pictures.withSegment(jpeg, 0xfe, bytes("%PDF-1.4 1 0 obj")),
            Refusal.DISGUISED),
        Arguments.of(
            "a JPEG that is a ZIP",
            Pictures.join(jpeg, bytes("PK\5\6"), new byte[18]),
            Refusal.DISGUISED),
        Arguments.of(
            "a PNG that is an SVG",
            Pictures.pngWithChunk("tEXt", bytes("x\0<svg xmlns=\"http://www.w3.org/2000/svg\">")),
            Refusal.DISGUISED),
        Arguments.of(
            "an animated PNG", Pictures.pngWithChunk("acTL", new byte[8]), Refusal.ANIMATED),
        Arguments.of("a pixel bomb", Pictures.pngOfSize(60_000, 60_000), Refusal.TOO_MANY_PIXELS),
        Arguments.of("a long strip", Pictures.png(2_001, 200), Refusal.TOO_MANY_PIXELS),
        Arguments.of("too many pixels", Pictures.png(1_200, 1_200), Refusal.TOO_MANY_PIXELS),
        Arguments.of("a stamp", Pictures.png(100, 100), Refusal.TOO_FEW_PIXELS),
        Arguments.of(
            "inks without a profile",
            Pictures.fourComponents(0, 255, 255, 255, 255),
            Refusal.NOT_RGB),
        Arguments.of(
            "inks with a profile of light",
            Pictures.withProfile(
                Pictures.fourComponents(0, 255, 255, 255, 255),
                ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData()),
            Refusal.NOT_RGB),
        Arguments.of("half a JPEG", Arrays.copyOf(jpeg, jpeg.length / 2), Refusal.BROKEN),
        Arguments.of(
            "half a PNG", Arrays.copyOf(Pictures.png(), Pictures.png().length / 2), Refusal.BROKEN),
        Arguments.of("a JPEG's head", Arrays.copyOf(jpeg, 3), Refusal.BROKEN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void refuses(String what, byte[] file, Refusal refusal) {
    assertThatThrownBy(() -> take(file))
        .as(what)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }

  /** Damaged anywhere, a file is taken or refused: nothing else happens. */
  @Test
  void survivesDamage() throws Exception {
    byte[] webp = WebpEncoder.in(files).encode(Pictures.image(200, 160));
    long seed = 20_240_726;
    Random random = new Random(seed);
    for (byte[] good : new byte[][] {Pictures.withExif(Pictures.jpeg(), 6), Pictures.png()}) {
      for (int round = 0; round < 150; round++) {
        damage(good.clone(), random, 600);
      }
    }
    for (int round = 0; round < 20; round++) {
      damage(webp.clone(), random, 60);
    }
  }

  private void damage(byte[] file, Random random, int reach) throws IOException {
    for (int i = 0; i < 4; i++) {
      file[random.nextInt(Math.min(reach, file.length))] = (byte) random.nextInt(256);
    }
    try {
      take(file);
    } catch (RefusedException e) {
      assertThat(e.refusal()).isNotNull();
    } catch (RuntimeException | Error e) {
      fail("Neither taken nor refused (seed in the test)", e);
    }
  }

  private Accepted take(byte[] file) throws IOException, RefusedException {
    return intake.take(Files.write(directory.resolve("part"), file));
  }

  private static BufferedImage decoded(Accepted accepted) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(accepted.jpeg()));
  }

  private static int colour(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) & 0xffffff;
  }

  private static void isNear(int colour, int expected) {
    for (int shift = 16; shift >= 0; shift -= 8) {
      assertThat(Math.abs((colour >> shift & 0xff) - (expected >> shift & 0xff)))
          .as("%06x is not near %06x", colour, expected)
          .isLessThan(24);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
