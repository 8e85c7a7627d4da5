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
import dev.ilmyeon.media.drawing.prop.Lamps;
import dev.ilmyeon.media.drawing.prop.People;

/** A beach with surf, parasols and a lighthouse on the point. */
final class Beach {

  private static final Colour SAND = Colour.hex(0xd9c49a);

  private Beach() {}

  static void paint(Canvas canvas, Light light, Dice dice) {
    double horizon = 0.44;
    Sky sky = Sky.over(light, horizon, dice.between(0.35, 0.65), dice);
    sky.paint(canvas);
    point(canvas, light, horizon, sky.sunX(), dice);
    new Water(light, horizon, 0.74, 0.9, Colour.hex(0x12606e), new Noise(dice.seed()))
        .paint(canvas);
    surf(canvas, light, new Noise(dice.seed()));
    sand(canvas, light, new Noise(dice.seed()));
    for (int i = 0; i < 9; i++) {
      double near = i / 8.0;
      parasol(canvas, light, dice.between(0.1, 1.6), 0.73 + near * 0.20, 0.045 + near * 0.10, dice);
    }
    for (int i = 0; i < 22; i++) {
      double near = dice.between(0, 1);
      People.walker(
          canvas,
          light,
          dice.between(0, 1.66),
          0.665 + near * near * 0.28,
          0.035 + 0.085 * near * near,
          dice);
    }
    if (light.lampsLit()) {
      for (int i = 0; i < 6; i++) {
        double x = 0.1 + i * 0.3;
        canvas.stroke(
            x, 0.84, 0.006, x, 0.56, 0.004, Shader.flat(light.on(Colour.hex(0x99a0a8), 0.4)));
        Lamps.lamp(canvas, x, 0.555, 0.009, Colour.hex(0xffe2b0));
        canvas.glow(x, 0.84, 0.12, Colour.hex(0xffd9a0), 0.35);
      }
    }
  }

  private static void point(Canvas canvas, Light light, double horizon, double sunX, Dice dice) {
    Noise noise = new Noise(dice.seed());
    double from = dice.between(1.0, 1.15);
    Ridge rock = new Ridge(horizon, 0.15, 3, 0.6, 0.55, Colour.hex(0x5a6a45), 0.004, noise);
    canvas.between(
        x ->
            horizon
                - 0.13
                    * Curve.step(from, from + 0.4, x)
                    * (0.75 + 0.5 * noise.fractal(x * 6, 1, 4)),
        x -> horizon,
        rock.shader(light, 0.2, sunX));
    double x = from + 0.30;
    double foot = horizon - 0.085;
    canvas.polygon(
        (px, py, ink) ->
            light.behindAir(
                0.2, light.on(Colour.hex(0xf4f2ec), Curve.clamp(0.6 - (px - x) * 14), ink)),
        x - 0.017,
        foot,
        x - 0.011,
        foot - 0.12,
        x + 0.011,
        foot - 0.12,
        x + 0.017,
        foot);
    Shader red = Shader.flat(light.on(Colour.hex(0xb8392e), 0.5));
    canvas.rectangle(x - 0.015, foot - 0.127, x + 0.015, foot - 0.119, red);
    canvas.polygon(red, x - 0.010, foot - 0.146, x, foot - 0.162, x + 0.010, foot - 0.146);
    canvas.rectangle(
        x - 0.008,
        foot - 0.146,
        x + 0.008,
        foot - 0.127,
        Shader.flat(light.on(Colour.hex(0x445566), 0.4)));
    if (light.lampsLit()) {
      Lamps.lamp(canvas, x, foot - 0.137, 0.006, Colour.hex(0xfff0c0));
    }
  }

  private static double edge(double x, Noise noise) {
    return 0.655 + 0.05 * Curve.sin(x * 2.2 + 1) + 0.016 * noise.fractal(x * 5, 3, 3);
  }

  private static void surf(Canvas canvas, Light light, Noise noise) {
    for (int wave = 0; wave < 4; wave++) {
      double off = 0.135 - wave * 0.040;
      int which = wave;
      canvas.between(
          x -> edge(x, noise) - off - 0.012 * noise.fractal(x * 6, which * 9, 3),
          x -> edge(x, noise) - off + 0.018 + 0.006 * which,
          (x, y, ink) -> {
            double lace = noise.fractal(x * 40, y * 110 + which * 7, 4);
            double front = 1 - (y - edge(x, noise) + off) / 0.03;
            ink.set(light.on(Colour.WHITE, 0.55))
                .alpha(0.9 * Curve.step(-0.15, 0.55, lace + front * 0.55));
          });
    }
  }

  private static void sand(Canvas canvas, Light light, Noise noise) {
    Noise line = noise;
    canvas.below(
        x -> edge(x, line),
        (x, y, ink) -> {
          double wet = Curve.step(0.075, 0.0, y - edge(x, line));
          double dune = noise.fractal(x * 9, y * 26, 4);
          double speck = noise.at(x * 260, y * 330) * 0.09;
          light.on(SAND, Curve.clamp(0.72 + dune * 0.30), ink).times(1 + speck - 0.38 * wet);
          ink.mix(light.horizon(), wet * 0.22);
          double foam =
              Curve.step(0.012, 0.0, y - edge(x, line) + 0.008 * noise.fractal(x * 50, y * 50, 2));
          ink.mix(light.on(Colour.WHITE, 0.6), foam * 0.85);
        });
  }

  private static void parasol(
      Canvas canvas, Light light, double x, double foot, double tall, Dice dice) {
    Colour one =
        dice.of(
            Colour.hex(0xd8473a), Colour.hex(0x2f78b8), Colour.hex(0xe9a93a), Colour.hex(0x3a9a7a));
    canvas.ellipse(
        x + tall * 0.3, foot, tall * 0.6, tall * 0.09, 0.6, Shader.flat(Colour.BLACK, 0.4));
    canvas.stroke(
        x,
        foot,
        tall * 0.03,
        x,
        foot - tall,
        tall * 0.03,
        Shader.flat(light.on(Colour.WHITE, 0.5)));
    double r = tall * 0.62;
    double top = foot - tall * 1.05;
    canvas.between(
        px ->
            Math.abs(px - x) > r
                ? 2
                : top + tall * 0.34 * (1 - Math.sqrt(1 - (px - x) * (px - x) / r / r)),
        px -> top + tall * 0.36,
        (px, py, ink) -> {
          double gore = Math.abs((px - x) / r) * 3.4;
          light.on(
              (int) gore % 2 == 0 ? one : Colour.hex(0xf4f0e6),
              Curve.clamp(0.75 - (px - x) / r * 0.35),
              ink);
        });
  }
}
