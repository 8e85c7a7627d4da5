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
import dev.ilmyeon.media.drawing.prop.Houses;
import dev.ilmyeon.media.drawing.prop.People;
import dev.ilmyeon.media.drawing.prop.Trees;

/**
 * The hall of an old house or a palace: tiled roof, wooden posts, paper doors, a court before it.
 */
final class Hanok {

  private Hanok() {}

  static void paint(Canvas canvas, Light light, Dice dice) {
    Sky sky = Sky.over(light, 0.6, dice.between(0.35, 0.6), dice);
    sky.paint(canvas);
    new Ridge(0.60, 0.30, 1.3, 0.5, 1.1, Colour.hex(0x4a6a45), 0.003, new Noise(dice.seed()))
        .paint(canvas, light, 0.8, sky.sunX());
    for (int i = 0; i < 14; i++) {
      double r = dice.between(0.07, 0.12);
      Trees.crown(
          canvas,
          light,
          i * 0.13 + dice.between(-0.04, 0.04),
          0.58 - r * 0.4,
          r,
          r,
          Colour.hex(0x46702f),
          sky.sunX(),
          0.3,
          new Noise(dice.seed()));
    }
    wall(canvas, light, new Noise(dice.seed()));
    court(canvas, light, new Noise(dice.seed()));
    double left = dice.between(0.16, 0.26);
    double right = left + 1.22;
    hall(canvas, light, left + 0.17, right - 0.17, 0.50, 0.79, dice);
    Houses.tiled(canvas, light, left, right, 0.27, 0.515, new Noise(dice.seed()));
    Trees.broad(
        canvas,
        light,
        dice.chance(0.5) ? 0.06 : 1.6,
        0.93,
        0.70,
        Colour.hex(light == Light.GOLDEN ? 0x7f8a3a : 0x5a8438),
        sky.sunX(),
        0,
        dice);
    for (int i = 0; i < 4; i++) {
      People.walker(
          canvas,
          light,
          dice.between(0.3, 1.4),
          dice.between(0.86, 0.95),
          dice.between(0.13, 0.17),
          dice);
    }
  }

  private static void wall(Canvas canvas, Light light, Noise noise) {
    canvas.rectangle(
        0,
        0.60,
        canvas.aspect(),
        0.76,
        (x, y, ink) -> {
          int row = (int) Math.floor(y / 0.022);
          double brick = x / 0.05 + row * 0.5;
          double joint =
              Math.min(
                  Math.abs(brick - Math.rint(brick)) * 0.05,
                  Math.abs(y / 0.022 - Math.rint(y / 0.022)) * 0.022);
          Colour stone =
              Colour.hex(0xb9aa92).times(0.85 + 0.3 * noise.cell((int) Math.floor(brick), row));
          light.on(
              joint < 0.0022 ? Colour.hex(0xded8ca) : stone,
              0.5 + 0.15 * noise.at(x * 60, y * 60),
              ink);
        });
    canvas.rectangle(
        0,
        0.585,
        canvas.aspect(),
        0.606,
        (x, y, ink) -> {
          double tile = x / 0.016;
          light.on(Colour.hex(0x4a4f56), 0.35 + 0.4 * Math.abs(tile - Math.rint(tile)), ink);
        });
  }

  private static void hall(
      Canvas canvas, Light light, double left, double right, double top, double foot, Dice dice) {
    boolean lit = light.lampsLit();
    int bays = 5;
    double bay = (right - left) / bays;
    Colour paper = lit ? Colour.hex(0xffc679).times(1.25) : light.on(Colour.hex(0xe9dfc8), 0.28);
    Colour wood = light.on(Colour.hex(0x5a3a26), 0.3);
    Noise grain = new Noise(dice.seed());
    canvas.rectangle(
        left - 0.03,
        foot - 0.03,
        right + 0.03,
        foot + 0.045,
        (x, y, ink) ->
            light.on(
                Colour.hex(0xb7b0a4),
                y < foot - 0.02 ? 0.85 : 0.4 + 0.12 * grain.at(x * 30, y * 60),
                ink));
    canvas.rectangle(
        left,
        top,
        right,
        foot - 0.03,
        (x, y, ink) -> {
          double u = (x - left) / bay;
          double in = u - Math.floor(u);
          double door = in * 2 - Math.floor(in * 2);
          boolean sill = y > foot - 0.075;
          double lattice =
              Math.min(
                  Math.abs(door * 5 - Math.rint(door * 5)) * 0.2,
                  Math.abs(y / 0.021 - Math.rint(y / 0.021)) * 0.14);
          boolean frame = door < 0.06 || door > 0.94 || y < top + 0.075;
          ink.set(
              sill || frame || lattice < 0.016
                  ? wood.times(0.9 + 0.3 * grain.fractal(x * 50, y * 6, 2))
                  : paper.times(0.9 + 0.2 * grain.at(x * 5, y * 5)));
          ink.times(0.45 + 0.55 * Curve.step(top, top + 0.13, y));
        });
    canvas.rectangle(
        left - 0.01,
        top + 0.045,
        right + 0.01,
        top + 0.078,
        (x, y, ink) -> {
          double pattern = Curve.sin(x * 260) * Curve.sin(y * 300);
          light.on(pattern > 0.2 ? Colour.hex(0xc25a3a) : Colour.hex(0x2f7a62), 0.25, ink);
        });
    for (int post = 0; post <= bays; post++) {
      double x = left + post * bay;
      canvas.rectangle(
          x - 0.011,
          top + 0.02,
          x + 0.011,
          foot - 0.025,
          (px, py, ink) ->
              light
                  .on(
                      Colour.hex(0x7a4327),
                      Curve.clamp(
                          0.55 - Math.abs(px - x + 0.003) * 40 + 0.2 * grain.at(px * 200, py * 8)),
                      ink)
                  .times(0.5 + 0.5 * Curve.step(top, top + 0.12, py)));
      canvas.ellipse(
          x, foot - 0.022, 0.022, 0.012, 0.1, Shader.flat(light.on(Colour.hex(0xc2bbae), 0.5)));
    }
    for (int step = 0; step < 3; step++) {
      double y = foot + 0.005 + step * 0.022;
      canvas.rectangle(
          0.83 - 0.10 - step * 0.012,
          y,
          0.83 + 0.10 + step * 0.012,
          y + 0.024,
          Shader.vertical(
              y,
              light.on(Colour.hex(0xd2ccc0), 0.8),
              y + 0.02,
              light.on(Colour.hex(0xa8a296), 0.3)));
    }
  }

  private static void court(Canvas canvas, Light light, Noise noise) {
    canvas.fill(
        0.755,
        1,
        (x, y, ink) -> {
          double far = 1 / (y - 0.68);
          double gx = (x - 0.83) * far;
          double sand = noise.fractal(gx * 30, far * 60, 4);
          double sweep = Curve.step(0.05, 0.4, noise.fractal(gx * 0.8 + 3, far * 0.9, 3));
          light.on(Colour.hex(0xcdbb98), 0.72 - 0.35 * sweep, ink).times(1 + 0.10 * sand);
        });
  }
}
