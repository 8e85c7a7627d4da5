package dev.ilmyeon.media.drawing.scene;

import dev.ilmyeon.media.drawing.paint.Canvas;
import dev.ilmyeon.media.drawing.paint.Colour;
import dev.ilmyeon.media.drawing.paint.Curve;
import dev.ilmyeon.media.drawing.paint.Dice;
import dev.ilmyeon.media.drawing.paint.Light;
import dev.ilmyeon.media.drawing.paint.Noise;
import dev.ilmyeon.media.drawing.paint.Ridge;
import dev.ilmyeon.media.drawing.paint.Sky;
import dev.ilmyeon.media.drawing.prop.People;
import dev.ilmyeon.media.drawing.prop.Trees;

/** A road between two rows of trees: green by day, gold in autumn light. */
final class Avenue {

  private Avenue() {}

  static void paint(Canvas canvas, Light light, Dice dice) {
    boolean autumn = light == Light.GOLDEN || light == Light.DAWN;
    double horizon = 0.56;
    double vanish = dice.between(0.72, 0.94);
    Sky sky = Sky.over(light, horizon, 0.3, dice);
    sky.paint(canvas);
    new Ridge(horizon, 0.12, 1.5, 0.2, 1.4, Colour.hex(0x4b6a3c), 0.003, new Noise(dice.seed()))
        .paint(canvas, light, 0.8, sky.sunX());
    ground(canvas, light, horizon, vanish, autumn, new Noise(dice.seed()));
    int trees = 13;
    for (int i = 0; i < trees; i++) {
      double t = i / (trees - 1.0);
      double scale = 0.055 + 0.95 * t * t * t;
      for (int side = -1; side <= 1; side += 2) {
        Colour leaf =
            autumn
                ? dice.of(Colour.hex(0xd99a1f), Colour.hex(0xe0b02c), Colour.hex(0xc9762a))
                : dice.of(Colour.hex(0x4f8032), Colour.hex(0x5f8f38), Colour.hex(0x44702f));
        Trees.broad(
            canvas,
            light,
            vanish + side * (0.05 + scale * 0.78),
            horizon + 0.02 + scale * 0.36,
            0.10 + scale * 0.92,
            leaf,
            vanish + side * -0.3,
            0.75 * (1 - t) * (1 - t),
            dice);
      }
    }
    for (int i = 0; i < 7; i++) {
      double d = dice.between(0.15, 0.9);
      People.walker(
          canvas,
          light,
          vanish + dice.between(-0.10, 0.10) * (0.3 + d),
          horizon + 0.04 + 0.28 * d * d,
          0.035 + 0.17 * d * d,
          dice);
    }
  }

  private static void ground(
      Canvas canvas, Light light, double horizon, double vanish, boolean autumn, Noise noise) {
    Colour verge = Colour.hex(autumn ? 0xb98a30 : 0x5d8a3a);
    Colour road = Colour.hex(0x8b8a86);
    canvas.fill(
        horizon,
        1,
        (x, y, ink) -> {
          double far = 1 / (y - horizon + 0.03);
          double gx = (x - vanish) * far;
          double edge = Math.abs(gx) - 0.92 - 0.05 * noise.at(far, 3);
          double blade = noise.fractal(gx * 12, far * 26, 4);
          double dapple = Curve.step(-0.25, 0.35, noise.fractal(gx * 1.6, far * 2.4, 4)) * 0.75;
          light.on(verge, 0.25 + 0.6 * dapple, ink).times(1 + 0.45 * blade);
          double onRoad = Curve.step(0.05, -0.03, edge + blade * 0.05);
          Colour surface = autumn && blade > 0.28 ? verge : road;
          ink.mix(
              light.on(surface, 0.18 + 0.72 * dapple).times(1 + 0.10 * noise.at(gx * 60, far * 90)),
              onRoad);
          double line =
              Curve.step(0.05, 0.03, Math.abs(gx))
                  * (far * 0.9 - Math.floor(far * 0.9) < 0.55 ? 1 : 0);
          ink.mix(light.on(Colour.hex(0xe6e2d6), 0.2 + 0.6 * dapple), line * onRoad * 0.8);
          light.behindAir(Curve.ramp(0.75, horizon, y) * 0.6, ink);
        });
  }
}
