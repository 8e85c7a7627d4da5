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
import dev.ilmyeon.media.drawing.prop.Facade;
import dev.ilmyeon.media.drawing.prop.People;
import dev.ilmyeon.media.drawing.prop.Skyline;
import dev.ilmyeon.media.drawing.prop.Trees;

final class CityHall {

  private static final Colour LAWN = Colour.hex(0x5f8f3c);
  private static final Colour PAVING = Colour.hex(0xb9b2a6);

  private CityHall() {}

  static void paint(Canvas canvas, Light light, Dice dice) {
    double sunX = dice.between(-0.2, 0.1);
    double street = 0.74;
    new Sky(light, street, sunX, 0.15, dice.between(0.4, 0.6), new Noise(dice.seed()))
        .paint(canvas);
    new Ridge(0.70, 0.24, 1.4, 0.2, 1.1, Colour.hex(0x4c7039), 0.006, new Noise(dice.seed()))
        .paint(canvas, light, 0.8, sunX);
    Skyline.paint(canvas, light, street - 0.03, 0.16, 1.0, 0.8, dice);
    double left = 0.42;
    wing(canvas, light, left - 0.22, 0.50, left + 0.10, street, 0.035, dice);
    wing(canvas, light, left, 0.27, left + 0.46, street, 0.030, dice);
    wing(canvas, light, left + 0.36, 0.43, left + 0.86, street, 0.034, dice);
    plaza(canvas, light, street, new Noise(dice.seed()));
    for (int i = 0; i < 16; i++) {
      double near = i / 15.0;
      double y = street + 0.015 + near * near * 0.16;
      double x = i % 2 == 0 ? Curve.lerp(0.5, -0.05, near) : Curve.lerp(1.1, 1.72, near);
      Trees.broad(
          canvas,
          light,
          x + dice.between(-0.03, 0.03),
          y,
          0.13 + near * 0.34,
          Colour.hex(0x55813a),
          sunX,
          0.2 * (1 - near),
          dice);
    }
    for (int i = 0; i < 26; i++) {
      double depth = dice.between(0, 1);
      People.walker(
          canvas,
          light,
          dice.between(0.4, 1.3),
          street + 0.03 + depth * depth * 0.2,
          0.045 + 0.075 * depth * depth,
          dice);
    }
  }

  private static void wing(
      Canvas canvas,
      Light light,
      double left,
      double top,
      double right,
      double foot,
      double storey,
      Dice dice) {
    new Facade(light, Facade.Style.GLASS, 0.1, Colour.hex(0xdadcd8), dice)
        .paint(canvas, left, top, right, foot, storey, 0.024);
    Shader slab = (x, y, ink) -> light.on(Colour.hex(0xe9e7e0), 0.7, ink);
    canvas.rectangle(left - 0.012, top - 0.012, right + 0.012, top + 0.008, slab);
    for (double y = top + storey * 3; y < foot - storey; y += storey * 3) {
      canvas.rectangle(left - 0.004, y, right + 0.004, y + 0.006, slab);
    }
    for (double x = left + 0.01; x < right; x += 0.021) {
      double r = dice.between(0.013, 0.027);
      Trees.crown(
          canvas,
          light,
          x,
          top - 0.012 - r * 0.5,
          r,
          r,
          Colour.hex(0x6b9a3f),
          -0.2,
          0.05,
          new Noise(dice.seed()));
    }
  }

  private static void plaza(Canvas canvas, Light light, double street, Noise noise) {
    canvas.fill(
        street,
        1,
        (x, y, ink) -> {
          double far = 1 / (y - street + 0.06);
          double gx = (x - 0.83) * far;
          double path = Math.abs(gx) - 3.3 - noise.at(far * 0.4, 2) * 0.15;
          double tile = Math.abs(gx * 1.5 - Math.rint(gx * 1.5)) < 0.03 ? 0.85 : 1;
          double grass = Curve.step(-0.05, 0.05, path);
          double blade = 1 + 0.35 * noise.fractal(gx * 9, far * 30, 3);
          double shadow = Curve.step(0.0, 0.3, noise.fractal(gx * 0.7, far * 1.1, 3)) * 0.5;
          light
              .on(PAVING, 0.75 - shadow, ink)
              .times(tile * (0.95 + 0.05 * noise.at(gx * 30, far * 30)));
          ink.mix(light.on(LAWN, 0.75 - shadow).times(blade), grass);
          light.behindAir(0.25 * Curve.ramp(0.9, street, y), ink);
        });
  }
}
