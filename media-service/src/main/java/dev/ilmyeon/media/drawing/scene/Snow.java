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

/** Conifers under snow on a slope, more of it falling. */
final class Snow {

  private Snow() {}

  static void paint(Canvas canvas, Light light, Dice dice) {
    double horizon = 0.55;
    Sky sky = Sky.over(light, horizon, dice.between(0.4, 0.7), dice);
    sky.paint(canvas);
    for (int i = 0; i < 3; i++) {
      double near = i / 2.0;
      new Ridge(
              horizon + 0.06 * near,
              0.27 - 0.08 * near,
              1.6,
              0.75 - 0.4 * near,
              1.6 * (1 - near) + 0.5,
              Colour.hex(0xcfd8e2),
              0,
              new Noise(dice.seed()))
          .paint(canvas, light, 0.6, sky.sunX());
    }
    Noise drift = new Noise(dice.seed());
    Colour white = Colour.hex(0xeef2f7);
    canvas.below(
        x -> horizon + 0.02 + 0.03 * drift.fractal(x * 1.4, 2, 3),
        (x, y, ink) -> {
          double far = 1 / (y - horizon + 0.12);
          double here = drift.fractal(x * far * 0.8, far * 2.6, 4);
          double there = drift.fractal((x + 0.03) * far * 0.8, far * 2.6 + 0.10, 4);
          double sparkle = drift.cell((int) (x * 1500), (int) (y * 1500)) > 0.9985 ? 0.5 : 0;
          light.on(white, Curve.clamp(0.50 + (here - there) * 1.6), ink).times(1 + sparkle);
          light.behindAir(0.4 * Curve.ramp(0.8, horizon, y), ink);
        });
    int trees = 46;
    for (int i = 0; i < trees; i++) {
      double near = i / (trees - 1.0);
      double scale = near * near;
      double x = dice.between(-0.05, 1.72);
      if (near > 0.6 && Math.abs(x - 0.83) < 0.42) {
        x = x < 0.83 ? x - 0.42 : x + 0.42;
      }
      double foot = horizon + 0.035 + scale * 0.38;
      double tall = 0.08 + scale * 0.55 * dice.between(0.8, 1.2);
      canvas.ellipse(
          x + tall * 0.1,
          foot,
          tall * 0.26,
          tall * 0.035,
          0.9,
          Shader.flat(light.on(Colour.hex(0x5a6a88), 0.1), 0.5));
      Trees.conifer(
          canvas,
          light,
          x,
          foot,
          tall,
          Colour.hex(0x2f4a3a),
          0.9,
          1.1 * (1 - near),
          new Noise(dice.seed()));
    }
    for (int i = 0; i < 420; i++) {
      double r = dice.between(0.0008, 0.004);
      canvas.ellipse(
          dice.between(0, 1.67),
          dice.between(0, 1),
          r,
          r,
          0.9,
          Shader.flat(light.on(Colour.WHITE, 0.6), dice.between(0.3, 0.8)));
    }
  }
}
