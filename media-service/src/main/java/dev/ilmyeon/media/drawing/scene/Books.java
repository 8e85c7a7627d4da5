package dev.ilmyeon.media.drawing.scene;

import dev.ilmyeon.media.drawing.paint.Canvas;
import dev.ilmyeon.media.drawing.paint.Colour;
import dev.ilmyeon.media.drawing.paint.Curve;
import dev.ilmyeon.media.drawing.paint.Dice;
import dev.ilmyeon.media.drawing.paint.Lens;
import dev.ilmyeon.media.drawing.paint.Light;
import dev.ilmyeon.media.drawing.paint.Noise;
import dev.ilmyeon.media.drawing.paint.Shader;

/** Shelves of books in lamplight, a table before them. */
final class Books {

  private static final int[] CLOTH = {
    0x7a2f2a, 0x2f4f6a, 0x3f5f42, 0xb08a4a, 0xd8cdb4, 0x4a3a55, 0x2c2e34, 0x9a5a3a, 0xc9b9a0,
    0x5f7a80
  };

  private Books() {}

  static void paint(Canvas canvas, Light light, Dice dice) {
    Light room = light.lampsLit() ? Light.GOLDEN : light;
    Noise grain = new Noise(dice.seed());
    canvas.fill(Shader.flat(Colour.hex(0x120c08)));
    double pitch = 0.205;
    for (int shelf = 0; shelf < 4; shelf++) {
      double foot = 0.165 + shelf * pitch;
      row(canvas, room, foot, pitch, dice);
      double top = foot;
      canvas.rectangle(
          0,
          top,
          canvas.aspect(),
          top + 0.024,
          (x, y, ink) ->
              room.on(
                  Colour.hex(0x7a5230),
                  (y < top + 0.006 ? 0.7 : 0.3) + 0.15 * grain.fractal(x * 5, y * 130, 3),
                  ink));
    }
    for (double x : new double[] {0.02, 0.56, 1.11, 1.65}) {
      canvas.rectangle(
          x - 0.014,
          0,
          x + 0.014,
          0.84,
          (px, py, ink) ->
              room.on(
                  Colour.hex(0x6a4528),
                  0.45 - Math.abs(px - x) * 14 + 0.15 * grain.fractal(px * 130, py * 5, 3),
                  ink));
    }
    vignette(canvas, dice);
    Lens.blur(canvas, 0.0018);
    table(canvas, room, dice, grain);
  }

  private static void row(Canvas canvas, Light light, double foot, double pitch, Dice dice) {
    double x = 0;
    while (x < canvas.aspect()) {
      double thick = dice.between(0.012, 0.034);
      double high = pitch * dice.between(0.55, 0.84);
      double left = x;
      Colour cloth = Colour.hex(CLOTH[dice.below(CLOTH.length)]).times(dice.between(0.8, 1.15));
      Colour gilt = Colour.hex(dice.chance(0.6) ? 0xd9b25a : 0xe9e4d6);
      double band = dice.between(0.10, 0.28);
      boolean label = dice.chance(0.5);
      double lean = dice.chance(0.06) ? dice.between(0.01, 0.025) : 0;
      canvas.polygon(
          (px, py, ink) -> {
            double u = Curve.clamp((px - left) / thick);
            double v = (py - foot + high) / high;
            double round = 0.30 + 0.45 * (1 - (2 * u - 0.8) * (2 * u - 0.8));
            light.on(cloth, Curve.clamp(round), ink);
            boolean ruled =
                Math.abs(v - band) < 0.012
                    || Math.abs(v - band - 0.05) < 0.006
                    || Math.abs(v - 0.9) < 0.010;
            boolean printed = label && v > 0.42 && v < 0.62 && u > 0.25 && u < 0.75;
            if (ruled || printed) {
              ink.mix(light.on(gilt, Curve.clamp(round)), 0.7);
            }
            ink.times(0.65 + 0.35 * Curve.ramp(0, 0.2, v));
          },
          x + lean,
          foot - high,
          x + thick + lean,
          foot - high,
          x + thick,
          foot,
          x,
          foot);
      x += thick + (lean > 0 ? 0.03 : dice.chance(0.03) ? 0.05 : 0.0006);
    }
  }

  private static void vignette(Canvas canvas, Dice dice) {
    double lamp = dice.between(0.35, 1.3);
    canvas.fill((x, y, ink) ->
        ink.set(Colour.BLACK)
            .alpha(
                Curve.clamp(
                    0.72
                        * (1
                            - Curve.decay(
                                ((x - lamp) * (x - lamp) + (y - 0.5) * (y - 0.5)) * 3.2)))));
    canvas.glow(lamp, 0.42, 0.30, Colour.hex(0xffb866), 0.22);
  }

  private static void table(Canvas canvas, Light light, Dice dice, Noise grain) {
    canvas.fill(
        0.84,
        1,
        (x, y, ink) ->
            light.on(
                Colour.hex(0x8a5c34),
                (y < 0.852 ? 0.95 : 0.45) + 0.22 * grain.fractal(x * 3, y * 60, 4),
                ink));
    double x = dice.between(0.3, 0.9);
    for (int book = 0; book < 4; book++) {
      double foot = 0.875 - book * 0.028;
      double wide = dice.between(0.26, 0.34);
      double left = x + dice.between(-0.02, 0.02);
      Colour cloth = Colour.hex(CLOTH[dice.below(CLOTH.length)]);
      canvas.rectangle(
          left,
          foot - 0.028,
          left + wide,
          foot,
          (px, py, ink) -> light.on(cloth, Curve.clamp(0.85 - (py - foot + 0.028) * 18), ink));
      canvas.rectangle(
          left + 0.008,
          foot - 0.023,
          left + wide + 0.001,
          foot - 0.005,
          (px, py, ink) ->
              light.on(Colour.hex(0xe9e0c9), 0.5 + 0.2 * grain.at(px * 3, py * 900), ink));
    }
    double cup = x + dice.between(0.48, 0.56);
    canvas.ellipse(cup + 0.03, 0.895, 0.075, 0.012, 0.8, Shader.flat(Colour.BLACK, 0.5));
    canvas.polygon(
        (px, py, ink) -> light.on(Colour.hex(0xe8e4da), Curve.clamp(0.75 - (px - cup) * 9), ink),
        cup - 0.042,
        0.81,
        cup + 0.042,
        0.81,
        cup + 0.034,
        0.89,
        cup - 0.034,
        0.89);
    canvas.ellipse(cup, 0.81, 0.042, 0.009, 0.1, Shader.flat(Colour.hex(0x2c1a10)));
  }
}
