package dev.ilmyeon.media.drawing.prop;

import dev.ilmyeon.media.drawing.paint.Canvas;
import dev.ilmyeon.media.drawing.paint.Colour;
import dev.ilmyeon.media.drawing.paint.Dice;
import dev.ilmyeon.media.drawing.paint.Shader;

/** Street lamps, floodlights and other lights that glow. */
public final class Lamps {

  private static final Colour SODIUM = Colour.hex(0xffb45e);
  private static final Colour WHITE = Colour.hex(0xeaf0ff);

  private Lamps() {}

  /** Lamps along a far shore. */
  public static void row(Canvas canvas, double y, double gap, Dice dice) {
    for (double x = dice.between(0, gap); x < canvas.aspect(); x += gap * dice.between(0.8, 1.25)) {
      Colour colour = dice.chance(0.75) ? SODIUM : WHITE;
      lamp(canvas, x, y + dice.between(-0.002, 0.002), 0.0022, colour);
    }
  }

  /** One lamp of radius {@code r} and the air that it lights. */
  public static void lamp(Canvas canvas, double x, double y, double r, Colour colour) {
    canvas.ellipse(x, y, r, r, 0.6, Shader.flat(colour.times(5)));
    canvas.glow(x, y, r * 7, colour, 0.55);
  }
}
