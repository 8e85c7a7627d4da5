package dev.ilmyeon.media.drawing.prop;

import dev.ilmyeon.media.drawing.paint.Canvas;
import dev.ilmyeon.media.drawing.paint.Colour;
import dev.ilmyeon.media.drawing.paint.Curve;
import dev.ilmyeon.media.drawing.paint.Dice;
import dev.ilmyeon.media.drawing.paint.Light;
import dev.ilmyeon.media.drawing.paint.Noise;
import dev.ilmyeon.media.drawing.paint.Shader;

/** Low houses and the roofs of hanok. */
public final class Houses {

  private static final int[] ROOFS = {0x2f5f8f, 0x9a4a35, 0x4a5a4a, 0x3d4247, 0x7a3a30};

  private Houses() {}

  /** A village house from afar: pale wall, coloured roof. */
  public static void low(
      Canvas canvas, Light light, double left, double foot, double wide, double air, Dice dice) {
    double high = wide * 0.34;
    Colour wall = dice.of(Colour.hex(0xe3ddd0), Colour.hex(0xd6cfc2), Colour.hex(0xcfd4d4));
    Colour roof = Colour.hex(ROOFS[dice.below(ROOFS.length)]);
    new Facade(light, Facade.Style.HOUSE, air, wall, dice)
        .paint(canvas, left, foot - high, left + wide, foot, high * 0.8, wide / 3.5);
    canvas.polygon(
        (x, y, ink) -> light.behindAir(air, light.on(roof, 0.7, ink)),
        left - wide * 0.08,
        foot - high * 0.9,
        left + wide * 0.14,
        foot - high * 1.75,
        left + wide * 0.86,
        foot - high * 1.75,
        left + wide * 1.08,
        foot - high * 0.9);
  }

  /**
   * A tiled roof whose eaves rise to the corners.
   *
   * @param ridge the height of its ridge on the canvas
   * @param eaves the height of the eaves at the middle
   */
  public static void tiled(
      Canvas canvas,
      Light light,
      double left,
      double right,
      double ridge,
      double eaves,
      Noise noise) {
    double centre = (left + right) / 2;
    double half = (right - left) / 2;
    double high = eaves - ridge;
    Colour tile = Colour.hex(0x4b5058);
    Shader tiles =
        (x, y, ink) -> {
          double across = (x - centre) / half;
          double down = Curve.ramp(ridge, eaves, y);
          double spread = (x - centre) / (0.72 + 0.28 * down);
          double course = spread / half * 34;
          double bulge = 1 - 2 * Math.abs(course - Math.floor(course) - 0.5);
          double step = down * 16 + bulge * 0.5;
          double lip = step - Math.floor(step);
          double worn = noise.fractal(x * 14, y * 14, 4) * 0.18 + noise.at(x * 130, y * 130) * 0.1;
          double lit = 0.18 + 0.62 * bulge * bulge + (1 - down) * 0.15 - across * 0.1;
          light.on(tile, Curve.clamp(lit), ink).times(0.82 + worn + 0.16 * lip);
        };
    canvas.between(
        x -> {
          double across = Math.abs(x - centre) / half;
          if (across > 1) {
            return 2;
          }
          double gable = Curve.ramp(0.70, 1.0, across);
          return ridge - high * 0.05 * across * across + gable * high * 0.86;
        },
        x -> {
          double across = Math.abs(x - centre) / half;
          return across > 1 ? -1 : eaves - high * 0.24 * across * across * across;
        },
        tiles);
    ridgeLine(canvas, light, centre, half, ridge, high);
    eavesLine(canvas, light, centre, half, eaves, high);
  }

  private static void ridgeLine(
      Canvas canvas, Light light, double centre, double half, double ridge, double high) {
    Shader dark = Shader.flat(light.on(Colour.hex(0x33373d), 0.4));
    Shader plaster = Shader.flat(light.on(Colour.hex(0xd9d6ce), 0.5));
    double end = half * 0.71;
    int steps = 24;
    for (int i = 0; i < steps; i++) {
      double a = -1 + 2.0 * i / steps;
      double b = -1 + 2.0 * (i + 1) / steps;
      double ya = ridge - high * 0.07 * a * a;
      double yb = ridge - high * 0.07 * b * b;
      canvas.stroke(centre + a * end, ya, high * 0.16, centre + b * end, yb, high * 0.16, dark);
      canvas.stroke(
          centre + a * end,
          ya + high * 0.03,
          high * 0.03,
          centre + b * end,
          yb + high * 0.03,
          high * 0.03,
          plaster);
    }
  }

  private static void eavesLine(
      Canvas canvas, Light light, double centre, double half, double eaves, double high) {
    Shader shadow = Shader.flat(light.on(Colour.hex(0x2a2c30), 0.15));
    int tiles = 68;
    for (int i = 0; i < tiles; i++) {
      double across = -0.99 + 1.98 * i / (tiles - 1);
      double y = eaves - high * 0.24 * Math.abs(across * across * across);
      double r = half / tiles * 0.8;
      canvas.ellipse(centre + across * half, y, r, r * 1.05, 0.15, shadow);
      canvas.ellipse(
          centre + across * half,
          y - r * 0.1,
          r * 0.72,
          r * 0.75,
          0.2,
          Shader.flat(light.on(Colour.hex(0x6a7078), 0.5)));
    }
  }
}
