package dev.ilmyeon.media.drawing.prop;

import dev.ilmyeon.media.drawing.paint.Canvas;
import dev.ilmyeon.media.drawing.paint.Colour;
import dev.ilmyeon.media.drawing.paint.Curve;
import dev.ilmyeon.media.drawing.paint.Dice;
import dev.ilmyeon.media.drawing.paint.Light;
import dev.ilmyeon.media.drawing.paint.Noise;
import dev.ilmyeon.media.drawing.paint.Shader;

/** People seen from far enough that none is anyone. */
public final class People {

  private static final int[] CLOTHES = {
    0x2d3748, 0x7a2e2e, 0xe8e4da, 0x35506b, 0x4a4a48, 0xc9a15a, 0x6b7f5a, 0xd0d6da, 0x8a4b5e,
    0x24252a
  };
  private static final Colour SKIN = Colour.hex(0xc99877);
  private static final Colour HAIR = Colour.hex(0x1d1a19);

  private People() {}

  /** Someone's clothes. */
  public static Colour clothes(Dice dice) {
    return Colour.hex(CLOTHES[dice.below(CLOTHES.length)]);
  }

  /** One who walks, {@code tall} high, the feet at {@code foot}, with a shadow. */
  public static void walker(
      Canvas canvas, Light light, double x, double foot, double tall, Dice dice) {
    figure(canvas, light, x, foot, tall, clothes(dice), clothes(dice).times(0.6), dice);
  }

  /** One in the colours of a team or a uniform. */
  public static void figure(
      Canvas canvas,
      Light light,
      double x,
      double foot,
      double tall,
      Colour top,
      Colour legs,
      Dice dice) {
    double stride = dice.between(-0.10, 0.10) * tall;
    canvas.ellipse(
        x + tall * 0.2, foot, tall * 0.34, tall * 0.05, 0.9, Shader.flat(Colour.BLACK, 0.38));
    Shader cloth = lit(light, legs, x, tall);
    double hip = foot - tall * 0.46;
    double shoulder = foot - tall * 0.80;
    canvas.stroke(x, hip, tall * 0.12, x - stride, foot - tall * 0.01, tall * 0.06, cloth);
    canvas.stroke(x, hip, tall * 0.12, x + stride, foot, tall * 0.06, cloth);
    Shader shirt = lit(light, top, x, tall);
    canvas.stroke(x, shoulder, tall * 0.15, x, hip, tall * 0.15, shirt);
    double swing = dice.between(0.05, 0.14) * tall;
    canvas.stroke(x - tall * 0.07, shoulder, tall * 0.06, x - swing, hip, tall * 0.045, shirt);
    canvas.stroke(x + tall * 0.07, shoulder, tall * 0.06, x + swing, hip, tall * 0.045, shirt);
    canvas.ellipse(
        x, foot - tall * 0.915, tall * 0.058, tall * 0.075, 0.15, lit(light, SKIN, x, tall));
    canvas.ellipse(
        x, foot - tall * 0.945, tall * 0.062, tall * 0.055, 0.2, lit(light, HAIR, x, tall));
  }

  /** Rows of heads and shoulders as a texture: who sits in the cell, from behind or from afar. */
  public static Shader crowd(Light light, double size, double brightness, Noise noise) {
    return (x, y, ink) -> {
      int row = (int) Math.floor(y / (size * 0.8));
      double shifted = x / size + (row % 2) * 0.5;
      int column = (int) Math.floor(shifted);
      double u = shifted - column - 0.5 + (noise.cell(column, row + 900) - 0.5) * 0.3;
      double v = y / (size * 0.8) - row;
      int wears = (int) (noise.cell(column, row) * CLOTHES.length);
      Colour cloth = Colour.hex(CLOTHES[wears]).mix(Colour.hex(0x9fb2c8), 0.15);
      boolean seat = noise.cell(column + 300, row) < 0.12;
      double head = u * u * 9 + (v - 0.28) * (v - 0.28) * 12;
      ink.set(light.on(seat ? Colour.hex(0x3a4a66) : cloth, 0.35 + 0.3 * (1 - v)));
      if (!seat && head < 0.5) {
        ink.set(light.on(head < 0.22 || v > 0.3 ? SKIN : HAIR, 0.55));
      }
      ink.times(brightness * (0.55 + 0.45 * Curve.step(0, 0.25, v)));
    };
  }

  private static Shader lit(Light light, Colour surface, double x, double tall) {
    return (px, py, ink) -> light.on(surface, Curve.clamp(0.45 - (px - x) / tall * 2.2), ink);
  }
}
