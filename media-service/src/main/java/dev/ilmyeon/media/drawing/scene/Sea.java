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
import dev.ilmyeon.media.drawing.paint.Water;
import dev.ilmyeon.media.drawing.prop.Boats;

final class Sea {

  private Sea() {}

  static void paint(Canvas canvas, Light light, Dice dice) {
    double horizon = dice.between(0.42, 0.5);
    Sky sky = Sky.over(light, horizon, dice.between(0.3, 0.55), dice);
    double sunX = sky.sunX();
    sky.paint(canvas);
    for (int i = 0; i < 4; i++) {
      double near = i / 3.0;
      island(canvas, light, horizon + 0.006 + near * 0.012, near, sunX, dice);
    }
    new Water(light, horizon + 0.018, 1, 0.95, Colour.hex(0x0f3f52), new Noise(dice.seed()))
        .paint(canvas);
    Boats.ferry(canvas, light, dice.between(0.4, 1.1), horizon + 0.075, 0.26, dice);
    for (int row = 0; row < 4; row++) {
      buoys(canvas, light, 0.66 + row * row * 0.035, 0.012 + row * 0.006, dice);
    }
  }

  private static void island(
      Canvas canvas, Light light, double foot, double near, double sunX, Dice dice) {
    Noise noise = new Noise(dice.seed());
    double centre = dice.between(-0.1, canvas.aspect());
    double wide = dice.between(0.25, 0.6);
    double tall = Curve.lerp(0.11, 0.085, near) * dice.between(0.7, 1.3);
    double base = foot;
    Ridge ridge =
        new Ridge(
            base, tall, 4, 0.35, Curve.lerp(1.7, 0.45, near), Colour.hex(0x3f6236), 0.003, noise);
    canvas.between(
        x -> {
          double d = (x - centre) / wide;
          double dome = Math.max(0, 1 - d * d);
          return base
              - tall * dome * (0.55 + 0.6 * noise.fractal(x * 5, 1, 4)) * Math.min(1, dome * 3);
        },
        x -> base,
        ridge.shader(light, 0.5, sunX));
  }

  private static void buoys(Canvas canvas, Light light, double y, double gap, Dice dice) {
    for (double x = dice.between(0, 0.05); x < canvas.aspect(); x += gap * dice.between(1.8, 2.4)) {
      double r = gap * 0.22;
      Colour white = dice.of(Colour.hex(0xf2f0ea), Colour.hex(0xf2f0ea), Colour.hex(0xe08a3a));
      double bob = y + dice.between(-0.2, 0.2) * gap;
      canvas.ellipse(
          x, bob + r * 1.1, r * 1.2, r * 0.7, 0.8, Shader.flat(light.on(white, 0.2), 0.45));
      canvas.ellipse(
          x,
          bob,
          r,
          r * 0.8,
          0.1,
          (px, py, ink) -> light.on(white, Curve.clamp(0.5 - (py - bob) / r * 0.5), ink));
    }
  }
}
