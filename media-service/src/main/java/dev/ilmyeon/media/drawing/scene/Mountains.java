package dev.ilmyeon.media.drawing.scene;

import dev.ilmyeon.media.drawing.paint.Canvas;
import dev.ilmyeon.media.drawing.paint.Colour;
import dev.ilmyeon.media.drawing.paint.Curve;
import dev.ilmyeon.media.drawing.paint.Dice;
import dev.ilmyeon.media.drawing.paint.Light;
import dev.ilmyeon.media.drawing.paint.Noise;
import dev.ilmyeon.media.drawing.paint.Ridge;
import dev.ilmyeon.media.drawing.paint.Sky;

/** Range behind range of wooded mountains, mist in the valleys. */
final class Mountains {

  private Mountains() {}

  static void paint(Canvas canvas, Light light, Dice dice) {
    Sky sky = Sky.over(light, 0.5, dice.between(0.25, 0.55), dice);
    sky.paint(canvas);
    int ranges = 6;
    for (int i = 0; i < ranges; i++) {
      double near = i / (ranges - 1.0);
      new Ridge(
              0.50 + 0.44 * near * near + 0.1 * near,
              Curve.lerp(0.20, 0.30, near) * dice.between(0.8, 1.2),
              Curve.lerp(2.6, 1.3, near),
              Curve.lerp(0.75, 0.25, near),
              2.6 * (1 - near) * (1 - near * 0.5) + 0.12,
              Colour.hex(0x41622f).mix(Colour.hex(0x4a6a58), 1 - near),
              0.010 * near * near,
              new Noise(dice.seed()))
          .paint(canvas, light, Curve.lerp(2.2, 0.7, near), sky.sunX());
    }
  }
}
