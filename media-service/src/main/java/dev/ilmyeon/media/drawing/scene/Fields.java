package dev.ilmyeon.media.drawing.scene;

import dev.ilmyeon.media.drawing.paint.Canvas;
import dev.ilmyeon.media.drawing.paint.Colour;
import dev.ilmyeon.media.drawing.paint.Curve;
import dev.ilmyeon.media.drawing.paint.Dice;
import dev.ilmyeon.media.drawing.paint.Light;
import dev.ilmyeon.media.drawing.paint.Noise;
import dev.ilmyeon.media.drawing.paint.Ridge;
import dev.ilmyeon.media.drawing.paint.Sky;
import dev.ilmyeon.media.drawing.prop.Houses;
import dev.ilmyeon.media.drawing.prop.Trees;

/** A plain of paddies in rows towards wooded hills, a village at their foot. */
final class Fields {

  private Fields() {}

  static void paint(Canvas canvas, Light light, Dice dice) {
    double horizon = 0.50;
    Sky sky = Sky.over(light, horizon, dice.between(0.45, 0.7), dice);
    sky.paint(canvas);
    for (int i = 0; i < 3; i++) {
      double near = i / 2.0;
      new Ridge(
              horizon + 0.01 + near * 0.01,
              Curve.lerp(0.22, 0.11, near),
              Curve.lerp(1.4, 1.9, near),
              0.25,
              Curve.lerp(1.9, 0.5, near),
              Colour.hex(0x456a35),
              0.005 * near,
              new Noise(dice.seed()))
          .paint(canvas, light, 0.6, sky.sunX());
    }
    boolean ripe = light == Light.GOLDEN;
    plain(canvas, light, horizon, ripe, dice.between(0.3, 1.3), new Noise(dice.seed()));
    village(canvas, light, horizon + 0.025, sky.sunX(), dice);
    Trees.broad(
        canvas,
        light,
        dice.between(0.15, 0.3),
        0.80,
        0.42,
        Colour.hex(ripe ? 0x8a8a36 : 0x4f7a35),
        sky.sunX(),
        0.05,
        dice);
    Trees.grass(canvas, light, 1.01, 0.13, 900, Colour.hex(ripe ? 0xb09a48 : 0x5f8a3a), dice);
  }

  private static void plain(
      Canvas canvas, Light light, double horizon, boolean ripe, double vanish, Noise noise) {
    Colour crop = Colour.hex(ripe ? 0xc9a544 : 0x6fa83c);
    Colour other = Colour.hex(ripe ? 0xa8a04a : 0x4f8c3e);
    Colour earth = Colour.hex(0x6b5a41);
    canvas.fill(
        horizon,
        1,
        (x, y, ink) -> {
          double far = 1 / (y - horizon + 0.035);
          double gx = (x - vanish) * far;
          double plotX = gx * 0.22 + 0.15 * noise.at(far * 0.08, 5);
          double plotY = far * 0.17;
          double patch = noise.cell((int) Math.floor(plotX), (int) Math.floor(plotY));
          double dykeX = Math.abs(plotX - Math.rint(plotX)) * far * 0.3;
          double dykeY = Math.abs(plotY - Math.rint(plotY)) * 1.1;
          double row = Curve.sin(gx * 26 + noise.at(gx, far) * 1.5);
          double rows = 0.5 + 0.5 * row * Curve.decay(far * 0.16);
          double tuft = noise.fractal(gx * 14, far * 34, 3) * Curve.decay(far * 0.05);
          double wind = noise.fractal(gx * 0.35 + 8, far * 0.5, 3);
          light.on(crop.mix(other, patch), Curve.clamp(0.62 + wind * 0.35 + tuft * 0.3), ink);
          ink.times(0.62 + 0.38 * rows);
          double dyke = Curve.step(0.10, 0.05, Math.min(dykeX, dykeY));
          ink.mix(light.on(earth.mix(other, 0.45), 0.6 + tuft * 0.3), dyke * 0.85);
          light.behindAir(Curve.ramp(0.80, horizon, y) * 0.75, ink);
        });
  }

  private static void village(Canvas canvas, Light light, double foot, double sunX, Dice dice) {
    double x = dice.between(0.55, 0.8);
    for (int i = 0; i < 9; i++) {
      double wide = dice.between(0.045, 0.07);
      Houses.low(canvas, light, x, foot + dice.between(-0.004, 0.012), wide, 0.45, dice);
      Trees.crown(
          canvas,
          light,
          x + wide * 1.1,
          foot - 0.012,
          0.018,
          0.022,
          Colour.hex(0x446b2f),
          sunX,
          0.45,
          new Noise(dice.seed()));
      x += wide * dice.between(1.0, 1.8);
    }
  }
}
