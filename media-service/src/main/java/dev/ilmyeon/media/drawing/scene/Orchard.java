package dev.ilmyeon.media.drawing.scene;

import dev.ilmyeon.media.drawing.paint.Canvas;
import dev.ilmyeon.media.drawing.paint.Colour;
import dev.ilmyeon.media.drawing.paint.Curve;
import dev.ilmyeon.media.drawing.paint.Dice;
import dev.ilmyeon.media.drawing.paint.Light;
import dev.ilmyeon.media.drawing.paint.Noise;
import dev.ilmyeon.media.drawing.paint.Ridge;
import dev.ilmyeon.media.drawing.paint.Shader;
import dev.ilmyeon.media.drawing.paint.Sky;
import dev.ilmyeon.media.drawing.prop.Trees;

/** Rows of fruit trees, laden, grass and crates below, hills behind. */
final class Orchard {

  private Orchard() {}

  static void paint(Canvas canvas, Light light, Dice dice) {
    double horizon = 0.50;
    Sky sky = Sky.over(light, horizon, dice.between(0.4, 0.65), dice);
    sky.paint(canvas);
    for (int i = 0; i < 2; i++) {
      new Ridge(
              horizon + 0.02 * i,
              0.24 - 0.1 * i,
              1.4,
              0.3,
              1.7 - i,
              Colour.hex(0x456a35),
              0.004 * i,
              new Noise(dice.seed()))
          .paint(canvas, light, 0.7, sky.sunX());
    }
    Noise noise = new Noise(dice.seed());
    canvas.fill(
        horizon,
        1,
        (x, y, ink) -> {
          double far = 1 / (y - horizon + 0.04);
          double gx = (x - 0.83) * far;
          double blade = noise.fractal(gx * 12, far * 28, 4);
          double dapple = Curve.step(-0.3, 0.3, noise.fractal(gx * 1.4, far * 2, 3));
          light.on(Colour.hex(0x6a9440), 0.3 + 0.5 * dapple, ink).times(1 + 0.4 * blade);
          light.behindAir(0.6 * Curve.ramp(0.75, horizon, y), ink);
        });
    Colour fruit = dice.of(Colour.hex(0xc8281f), Colour.hex(0xe88a28), Colour.hex(0xd8503a));
    for (int i = 0; i < 9; i++) {
      double t = i / 8.0;
      double scale = 0.10 + 0.72 * t * t;
      for (double lane : new double[] {-2.1, -0.72, 0.72, 2.1}) {
        double x = 0.83 + lane * (0.10 + scale * 0.62);
        if (x > -0.4 && x < 2.06) {
          tree(
              canvas,
              light,
              x,
              horizon + 0.03 + scale * 0.50,
              scale * 0.86,
              fruit,
              sky.sunX(),
              0.6 * (1 - t) * (1 - t),
              dice);
        }
      }
    }
    Trees.grass(canvas, light, 1.0, 0.10, 500, Colour.hex(0x6a9a3f), dice);
  }

  private static void tree(
      Canvas canvas,
      Light light,
      double x,
      double foot,
      double tall,
      Colour fruit,
      double sunX,
      double air,
      Dice dice) {
    canvas.ellipse(x, foot, tall * 0.42, tall * 0.07, 0.9, Shader.flat(Colour.BLACK, 0.4));
    Trees.broad(canvas, light, x, foot, tall, Colour.hex(0x4f7f34), sunX, air, dice);
    int apples = tall < 0.15 ? 12 : 34;
    for (int i = 0; i < apples; i++) {
      double a = dice.between(0, 6.28);
      double d = dice.between(0.05, 0.30) * tall;
      double ax = x + Curve.cos(a) * d;
      double ay = foot - tall * 0.62 + Curve.sin(a) * d * 0.85;
      double r = tall * dice.between(0.013, 0.020);
      canvas.ellipse(
          ax,
          ay,
          r,
          r,
          0.1,
          (px, py, ink) ->
              light.behindAir(
                  air,
                  light.on(
                      fruit,
                      Curve.clamp(
                          0.6 - (py - ay) / r * 0.4 + (px - ax) / r * (sunX > x ? 0.2 : -0.2)),
                      ink)));
    }
  }
}
