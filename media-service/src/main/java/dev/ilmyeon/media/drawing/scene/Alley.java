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
import dev.ilmyeon.media.drawing.prop.Lamps;
import dev.ilmyeon.media.drawing.prop.People;
import dev.ilmyeon.media.drawing.prop.Trees;

/** A narrow street of old low houses, painted walls, pots of flowers, cables overhead. */
final class Alley {

  private static final int[] WALLS = {
    0xd9c9ae, 0xb8c9c4, 0xc99a78, 0x9fb3c4, 0xd8b8a0, 0xa8b78e, 0xe2dccf
  };

  private Alley() {}

  static void paint(Canvas canvas, Light light, Dice dice) {
    double vanish = dice.between(0.70, 0.96);
    double horizon = 0.50;
    Sky sky = Sky.over(light, horizon, dice.between(0.35, 0.6), dice);
    sky.paint(canvas);
    new Ridge(horizon, 0.12, 1.5, 0.3, 1.2, Colour.hex(0x4b6a3c), 0.003, new Noise(dice.seed()))
        .paint(canvas, light, 0.5, sky.sunX());
    paving(canvas, light, horizon, vanish, new Noise(dice.seed()));
    for (int side = -1; side <= 1; side += 2) {
      double far = 0.10;
      while (far < 1.5) {
        double near = far * dice.between(1.45, 1.75);
        house(canvas, light, vanish, horizon, side, far, near, dice);
        far = near * 1.01;
      }
    }
    cables(canvas, vanish, horizon, dice);
    for (int i = 0; i < 4; i++) {
      double d = dice.between(0.15, 0.5);
      People.walker(
          canvas, light, vanish + dice.between(-0.3, 0.3) * d, horizon + d * 0.62, d * 0.62, dice);
    }
  }

  private static void house(
      Canvas canvas,
      Light light,
      double vanish,
      double horizon,
      int side,
      double far,
      double near,
      Dice dice) {
    Noise noise = new Noise(dice.seed());
    Colour wall = Colour.hex(WALLS[dice.below(WALLS.length)]);
    Colour accent =
        dice.of(
            Colour.hex(0xd8653a),
            Colour.hex(0x3a86b0),
            Colour.hex(0xe0b040),
            Colour.hex(0x5a9a5a),
            Colour.hex(0xc0506a));
    double tall = dice.between(0.85, 1.25);
    boolean mural = dice.chance(0.45);
    boolean lit = light.lampsLit();
    double facing = side < 0 ? 0.62 : 0.30;
    double xf = vanish + side * far * 0.62;
    double xn = vanish + side * near * 0.62;
    canvas.polygon(
        (x, y, ink) -> {
          double depth = Math.abs(x - vanish) / 0.62;
          double up = (horizon - y) / depth + 0.62;
          double along = 3.2 * (1 / far - 1 / depth) / (1 / far - 1 / near);
          double stain = noise.fractal(along * 1.2, up * 3, 4);
          light.on(wall, facing, ink).times(0.92 + 0.16 * stain);
          if (mural && up < 0.95) {
            double wave = up * 2.4 + 0.5 * Curve.sin(along * 2.6) + 0.4 * stain;
            light.on(
                ((int) Math.floor(wave * 2)) % 2 == 0 ? accent : accent.mix(wall, 0.65),
                facing,
                ink);
          }
          double cell = along - Math.floor(along);
          boolean door = (int) along == 1 && cell > 0.25 && cell < 0.75 && up < 0.72;
          boolean window = (int) along != 1 && cell > 0.22 && cell < 0.78 && up > 0.52 && up < 0.92;
          if (door) {
            light
                .on(Colour.hex(0x5a4030).mix(accent, 0.4), facing * 0.7, ink)
                .times(Math.abs(cell - 0.5) < 0.015 ? 0.5 : 1);
          } else if (window) {
            boolean bar = Math.abs(cell - 0.5) < 0.02 || Math.abs(up - 0.72) < 0.012;
            ink.set(
                bar
                    ? light.on(Colour.hex(0xe0dcd2), facing)
                    : lit
                        ? Colour.hex(0xffc070).times(1.3)
                        : light.on(Colour.hex(0x33414c), 0.5).mix(light.horizon(), 0.25));
          }
          ink.times(0.62 + 0.38 * Curve.ramp(0, 0.3, up));
          light.behindAir(0.5 * Curve.decay(depth * 5), ink);
        },
        xf,
        horizon + far * 0.62,
        xf,
        horizon - far * (tall - 0.62),
        xn,
        horizon - near * (tall - 0.62),
        xn,
        horizon + near * 0.62);
    Shader roof =
        (x, y, ink) -> {
          double rib = Math.abs(x - vanish) * 40 / (0.3 + Math.abs(x - vanish));
          light
              .on(accent.mix(Colour.hex(0x4a4a4c), 0.6), 0.55, ink)
              .times(0.8 + 0.2 * Curve.sin(rib * 6.28));
        };
    canvas.polygon(
        roof,
        vanish + side * far * 0.54,
        horizon - far * (tall - 0.64),
        xf + side * far * 0.04,
        horizon - far * (tall - 0.56),
        xn + side * near * 0.04,
        horizon - near * (tall - 0.56),
        vanish + side * near * 0.54,
        horizon - near * (tall - 0.64));
    if (lit) {
      Lamps.lamp(
          canvas,
          vanish + side * near * 0.53,
          horizon - near * 0.22,
          0.004 + near * 0.014,
          Colour.hex(0xffbf74));
      canvas.glow(
          vanish + side * near * 0.5,
          horizon + near * 0.3,
          near * 0.22,
          Colour.hex(0xffb060),
          0.30);
    }
    if (near < 1.3) {
      double r = near * 0.055;
      double px = vanish + side * near * 0.55;
      double foot = horizon + near * 0.60;
      canvas.polygon(
          Shader.flat(light.on(Colour.hex(0xa8623f), facing)),
          px - r,
          foot - r * 1.6,
          px + r,
          foot - r * 1.6,
          px + r * 0.7,
          foot,
          px - r * 0.7,
          foot);
      Trees.crown(
          canvas,
          light,
          px,
          foot - r * 2.3,
          r * 1.5,
          r * 1.3,
          dice.of(Colour.hex(0x5f8f3a), Colour.hex(0xc0566f), Colour.hex(0x6f9a3f)),
          vanish,
          0,
          new Noise(dice.seed()));
    }
  }

  private static void paving(
      Canvas canvas, Light light, double horizon, double vanish, Noise noise) {
    canvas.fill(
        horizon,
        1,
        (x, y, ink) -> {
          double far = 1 / (y - horizon + 0.01);
          double gx = (x - vanish) * far;
          int row = (int) Math.floor(far * 2.4);
          double brick = gx * 5 + (row % 2) * 0.5;
          double joint =
              Math.min(
                  Math.abs(brick - Math.rint(brick)), Math.abs(far * 2.4 - Math.rint(far * 2.4)));
          double tone = 0.85 + 0.25 * noise.cell((int) Math.floor(brick), row);
          double worn = 1 + 0.2 * noise.fractal(gx * 3, far * 3, 3);
          double sunny = Curve.step(-0.1, 0.15, gx * -0.6 + 0.1 * noise.at(far, 2));
          light
              .on(Colour.hex(0xa89a8a), 0.22 + 0.5 * sunny, ink)
              .times(tone * worn * (joint < 0.06 && far < 12 ? 0.72 : 1));
        });
  }

  private static void cables(Canvas canvas, double vanish, double horizon, Dice dice) {
    Shader black = Shader.flat(Colour.hex(0x1c1e22), 0.8);
    for (int i = 0; i < 6; i++) {
      double y = dice.between(0.02, 0.16);
      double x = dice.chance(0.5) ? dice.between(-0.1, 0.3) : dice.between(1.4, 1.8);
      double lastX = x;
      double lastY = y;
      for (int s = 1; s <= 14; s++) {
        double t = s / 14.0;
        double px = Curve.lerp(x, vanish, t);
        double py = Curve.lerp(y, horizon - 0.05, t) + 0.10 * t * (1 - t);
        canvas.stroke(
            lastX, lastY, 0.0028 * (1 - t) + 0.0006, px, py, 0.0028 * (1 - t) + 0.0006, black);
        lastX = px;
        lastY = py;
      }
    }
  }
}
