package dev.ilmyeon.media.drawing.scene;

import dev.ilmyeon.media.drawing.paint.Canvas;
import dev.ilmyeon.media.drawing.paint.Colour;
import dev.ilmyeon.media.drawing.paint.Dice;
import dev.ilmyeon.media.drawing.paint.Light;
import dev.ilmyeon.media.drawing.paint.Noise;
import dev.ilmyeon.media.drawing.paint.Ridge;
import dev.ilmyeon.media.drawing.paint.Sky;
import dev.ilmyeon.media.drawing.paint.Water;
import dev.ilmyeon.media.drawing.prop.Lamps;
import dev.ilmyeon.media.drawing.prop.Skyline;
import dev.ilmyeon.media.drawing.prop.Trees;

final class City {

  private City() {}

  static void paint(Canvas canvas, Light light, Dice dice) {
    double shore = 0.70;
    Sky sky = Sky.over(light, shore, dice.between(0.25, 0.5), dice);
    double sunX = sky.sunX();
    sky.paint(canvas);
    new Ridge(shore, 0.22, 1.6, 0.5, 2.0, Colour.hex(0x4b6648), 0, new Noise(dice.seed()))
        .paint(canvas, light, 1.0, sunX);
    Skyline.paint(canvas, light, shore - 0.004, 0.46, 0.8, 1.1, dice);
    Skyline.paint(canvas, light, shore - 0.002, 0.38, 1.1, 0.55, dice);
    Skyline.paint(canvas, light, shore, 0.19, 1.3, 0.25, dice);
    for (double x = -0.02; x < canvas.aspect() + 0.1; x += dice.between(0.02, 0.05)) {
      double r = dice.between(0.018, 0.032);
      Trees.crown(
          canvas,
          light,
          x,
          shore - r * 0.5,
          r,
          r,
          Colour.hex(0x4e6b35),
          sunX,
          0.25,
          new Noise(dice.seed()));
    }
    if (light.lampsLit()) {
      Lamps.row(canvas, shore - 0.008, 0.05, dice);
    }
    new Water(light, shore, 1, 0.55, Colour.hex(0x1f3d4c), new Noise(dice.seed())).paint(canvas);
  }
}
