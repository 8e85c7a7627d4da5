package dev.ilmyeon.media.drawing.scene;

import dev.ilmyeon.media.drawing.paint.Canvas;
import dev.ilmyeon.media.drawing.paint.Colour;
import dev.ilmyeon.media.drawing.paint.Curve;
import dev.ilmyeon.media.drawing.paint.Dice;
import dev.ilmyeon.media.drawing.paint.Lens;
import dev.ilmyeon.media.drawing.paint.Light;
import dev.ilmyeon.media.drawing.paint.Noise;
import dev.ilmyeon.media.drawing.paint.Shader;
import dev.ilmyeon.media.drawing.prop.Lamps;
import dev.ilmyeon.media.drawing.prop.People;

/** A market stall full of fruit and vegetables, bulbs above, passers-by out of focus behind. */
final class Market {

  private static final int[] GOODS = {
    0xc8321f, 0xe5841f, 0xe9b92c, 0x6d9a2f, 0x8a2a3f, 0xd9c38a, 0x3f6f2c, 0xe06a4a
  };

  private Market() {}

  static void paint(Canvas canvas, Light light, Dice dice) {
    Light shade = light.lampsLit() ? Light.GOLDEN : Light.CLOUDY;
    behind(canvas, shade, light, dice);
    Lens.blur(canvas, 0.013);
    awning(canvas, light, dice);
    int rows = 4;
    for (int row = 0; row < rows; row++) {
      double near = row / (rows - 1.0);
      double foot = Curve.lerp(0.60, 1.06, near);
      double size = Curve.lerp(0.30, 0.52, near);
      for (double x = -dice.between(0.05, 0.25); x < canvas.aspect(); x += size * 0.93) {
        crate(canvas, shade, x, foot, size, dice);
      }
    }
    for (double x = dice.between(0.1, 0.25); x < canvas.aspect(); x += dice.between(0.28, 0.4)) {
      double y = 0.20 + dice.between(-0.03, 0.05);
      canvas.stroke(x, 0.05, 0.003, x, y - 0.02, 0.003, Shader.flat(Colour.hex(0x1c1a18)));
      Lamps.lamp(canvas, x, y, 0.018, Colour.hex(0xffc67a));
    }
  }

  private static void behind(Canvas canvas, Light shade, Light light, Dice dice) {
    Colour dark = light.lampsLit() ? Colour.hex(0x2a2320) : Colour.hex(0x6f6a64);
    Noise noise = new Noise(dice.seed());
    canvas.fill((x, y, ink) -> ink.set(dark).times(0.8 + noise.fractal(x * 3, y * 3, 3)));
    for (int i = 0; i < 70; i++) {
      Colour colour =
          dice.of(
              Colour.hex(0xffb866),
              Colour.hex(0xff8a5a),
              Colour.hex(0xfff0d0),
              Colour.hex(0x8fd0e0),
              Colour.hex(0xe0483a));
      double r = dice.between(0.006, 0.022);
      canvas.ellipse(
          dice.between(0, 1.66),
          dice.between(0.05, 0.42),
          r,
          r,
          0.2,
          Shader.flat(colour.times(light.lampsLit() ? 3 : 1.3), 0.8));
    }
    for (int i = 0; i < 16; i++) {
      People.walker(
          canvas,
          shade,
          dice.between(0, 1.66),
          dice.between(0.62, 0.7),
          dice.between(0.34, 0.44),
          dice);
    }
  }

  private static void awning(Canvas canvas, Light light, Dice dice) {
    Colour one = dice.of(Colour.hex(0xb83a30), Colour.hex(0x2f6aa0), Colour.hex(0x2f8560));
    Colour two = Colour.hex(0xeee6d6);
    double hem = 0.10;
    canvas.between(
        x -> 0,
        x -> hem + 0.014 * Math.abs(Curve.sin(x * 21)),
        (x, y, ink) -> {
          double stripe = x * 6.7;
          boolean first = ((int) Math.floor(stripe)) % 2 == 0;
          double fold = 0.85 + 0.15 * Curve.sin(stripe * 6.28);
          ink.set(first ? one : two)
              .times(fold * (0.30 + 0.5 * Curve.ramp(0, hem, y)) * (light.lampsLit() ? 0.75 : 1));
        });
  }

  private static void crate(
      Canvas canvas, Light light, double left, double foot, double size, Dice dice) {
    Colour skin = Colour.hex(GOODS[dice.below(GOODS.length)]);
    double high = size * 0.30;
    double r = size * dice.between(0.055, 0.085);
    Noise grain = new Noise(dice.seed());
    Shader wood =
        (x, y, ink) ->
            light.on(Colour.hex(0x9a7448), 0.42 + 0.25 * grain.fractal(x * 12, y * 160, 3), ink);
    canvas.rectangle(
        left,
        foot - high * 1.3,
        left + size,
        foot,
        Shader.flat(light.on(Colour.hex(0x2c2018), 0.1)));
    for (int row = 0; row < 5; row++) {
      double y = foot - high * 0.95 - (4 - row) * r * 0.62;
      for (double x = left + r * (row % 2 == 0 ? 1.0 : 1.7);
          x < left + size - r * 0.6;
          x += r * 1.55) {
        double d = (x - left) / size - 0.5;
        fruit(
            canvas,
            light,
            x + dice.between(-0.2, 0.2) * r,
            y + d * d * r * 4 + dice.between(-0.15, 0.15) * r,
            r * dice.between(0.9, 1.08),
            skin.times(dice.between(0.75, 1.15)),
            dice);
      }
    }
    canvas.rectangle(left, foot - high * 0.86, left + size * 0.97, foot - high * 0.46, wood);
    canvas.rectangle(left, foot - high * 0.38, left + size * 0.97, foot, wood);
    canvas.rectangle(left, foot - high * 0.95, left + size * 0.045, foot, wood);
    canvas.rectangle(left + size * 0.925, foot - high * 0.95, left + size * 0.97, foot, wood);
  }

  private static void fruit(
      Canvas canvas, Light light, double cx, double cy, double r, Colour skin, Dice dice) {
    Noise noise = new Noise(dice.seed());
    canvas.ellipse(cx, cy + r * 0.25, r * 1.12, r * 1.0, 0.5, Shader.flat(Colour.BLACK, 0.45));
    canvas.ellipse(
        cx,
        cy,
        r,
        r * 0.94,
        0.06,
        (x, y, ink) -> {
          double dx = (x - cx) / r;
          double dy = (y - cy) / r;
          double up = Math.sqrt(Math.max(0, 1 - dx * dx - dy * dy));
          double facing = Curve.clamp(0.42 * up - 0.55 * dy - 0.25 * dx + 0.18);
          light.on(skin, facing, ink).times(0.9 + 0.22 * noise.fractal(dx * 3, dy * 3, 3));
          double hx = dx + 0.32;
          double hy = dy + 0.42;
          ink.add(light.sun(), 0.42 * Curve.decay((hx * hx + hy * hy) * 26));
        });
  }
}
