package dev.ilmyeon.media.drawing;

import dev.ilmyeon.media.drawing.paint.Canvas;
import dev.ilmyeon.media.drawing.paint.Dice;
import dev.ilmyeon.media.drawing.paint.Lens;
import dev.ilmyeon.media.drawing.paint.Light;
import dev.ilmyeon.media.drawing.scene.Scene;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A picture that the project draws itself: what it shows, in which light, and the seed of all else.
 */
public record Drawing(Scene scene, Light light, long seed) {

  /** The size in which drawings are kept, in pixels. */
  public static final int WIDTH = 1600;

  public static final int HEIGHT = 960;

  /** To be raised with every change to a drawing's pixels, since addresses name them for ever. */
  public static final int REVISION = 2;

  private static final double BLOOM = 0.5;
  private static final double BLOOM_RADIUS = 0.02;
  private static final double EXPOSURE = 1.15;

  /**
   * Draws it, in a fraction of a second for the full size.
   *
   * @return the pixels {@code 0xRRGGBB}, row by row, the same on every machine
   */
  public int[] pixels(int width, int height) {
    Canvas canvas = new Canvas(width, height);
    scene.paint(canvas, light, new Dice(seed));
    Lens.bloom(canvas, BLOOM, BLOOM_RADIUS);
    return Lens.develop(canvas, EXPOSURE, seed);
  }

  /** Names the pixels before they are drawn: the SHA-256 of all that they follow from, in hex. */
  public String contentHash() {
    String recipe = "drawing %d: %s %s %d".formatted(REVISION, scene, light, seed);
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(recipe.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
