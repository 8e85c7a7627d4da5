package dev.ilmyeon.media.drawing.scene;

import dev.ilmyeon.media.drawing.paint.Canvas;
import dev.ilmyeon.media.drawing.paint.Colour;
import dev.ilmyeon.media.drawing.paint.Curve;
import dev.ilmyeon.media.drawing.paint.Dice;
import dev.ilmyeon.media.drawing.paint.Ink;
import dev.ilmyeon.media.drawing.paint.Lens;
import dev.ilmyeon.media.drawing.paint.Light;
import dev.ilmyeon.media.drawing.paint.Noise;
import dev.ilmyeon.media.drawing.paint.Shader;
import dev.ilmyeon.media.drawing.prop.People;

/** A sheet of curling ice: rings, stones, sweepers. */
final class Rink {

  private Rink() {}

  static void paint(Canvas canvas, Light light, Dice dice) {
    Light hall = Light.CLOUDY;
    double edge = 0.36;
    canvas.fill((x, y, ink) -> hall.on(Colour.hex(0x33475f), 0.2 + y, ink));
    Shader crowd = People.crowd(hall, 0.026, 0.55, new Noise(dice.seed()));
    canvas.rectangle(0, 0.08, canvas.aspect(), 0.29, crowd);
    for (double x = 0.05; x < 1.66; x += 0.2) {
      canvas.rectangle(x, 0.02, x + 0.13, 0.032, Shader.flat(Colour.hex(0xf4f8ff).times(3)));
    }
    canvas.rectangle(
        0,
        0.285,
        canvas.aspect(),
        edge,
        (x, y, ink) -> hall.on(y < 0.297 ? Colour.hex(0xe8b53a) : Colour.hex(0x24508c), 0.6, ink));
    Lens.blur(canvas, 0.004);
    double ring = dice.between(0.72, 0.92);
    ice(canvas, hall, edge, ring, new Noise(dice.seed()));
    for (int i = 0; i < 7; i++) {
      double near = dice.between(0.12, 0.95);
      stone(
          canvas,
          hall,
          ring + dice.between(-0.42, 0.42),
          Curve.lerp(edge + 0.06, 0.97, near),
          0.020 + 0.052 * near,
          dice.chance(0.5));
    }
    for (int i = 0; i < 3; i++) {
      double x = ring + (i - 1) * 0.34 + dice.between(-0.05, 0.05);
      double foot = edge + 0.09 + i * 0.05;
      double tall = 0.26 + 0.05 * i;
      People.figure(
          canvas,
          hall,
          x,
          foot,
          tall,
          dice.of(Colour.hex(0xc23a34), Colour.hex(0x2a5fae)),
          Colour.hex(0x1c1e24),
          dice);
      canvas.stroke(
          x + 0.02,
          foot - tall * 0.6,
          0.006,
          x + 0.11,
          foot + 0.01,
          0.005,
          Shader.flat(hall.on(Colour.hex(0x2a2c30), 0.4)));
      canvas.rectangle(
          x + 0.09,
          foot + 0.005,
          x + 0.135,
          foot + 0.018,
          Shader.flat(hall.on(Colour.hex(0xe6c63a), 0.6)));
    }
  }

  private static void ice(Canvas canvas, Light hall, double edge, double ring, Noise noise) {
    Ink mirror = new Ink();
    canvas.fill(
        edge,
        1,
        (x, y, ink) -> {
          double near = (y - edge) / (1 - edge);
          double dx = (x - ring) / (0.52 + 0.20 * near);
          double dy = (near - 0.50) / 0.40;
          double r = Math.sqrt(dx * dx + dy * dy);
          Colour paint =
              r > 1 || r < 0.12
                  ? Colour.hex(0xeaf3f8)
                  : r > 0.68
                      ? Colour.hex(0x2f6fb8)
                      : r > 0.36 ? Colour.hex(0xeaf3f8) : Colour.hex(0xcf3a38);
          double edgeOf =
              Math.min(
                  Math.min(Math.abs(r - 1), Math.abs(r - 0.68)),
                  Math.min(Math.abs(r - 0.36), Math.abs(r - 0.12)));
          double pebble = noise.at(x * 190 / (0.5 + near), y * 300 / (0.5 + near)) * 0.05;
          hall.on(Colour.hex(0xeaf3f8), 0.75, ink)
              .mix(hall.on(paint, 0.75), Curve.step(0, 0.012, edgeOf))
              .times(1 + pebble);
          double line = Math.min(Math.abs(x - ring) * 0.9, Math.abs(near - 0.50) * 0.5);
          ink.mix(Colour.hex(0x25405c), 0.6 * Curve.step(0.004, 0.002, line));
          canvas.sample(x + pebble * 0.2, edge - (y - edge) * 0.55, mirror);
          double glare = 0.42 * (1 - near) * (1 - near);
          ink.times(1 - glare).add(mirror, glare + 0.05);
          double scratch = Curve.step(0.62, 0.8, noise.ridged(x * 3 + y, y * 14, 3));
          ink.add(Colour.WHITE, 0.06 * scratch);
        });
  }

  private static void stone(Canvas canvas, Light hall, double x, double y, double r, boolean red) {
    Colour cap = Colour.hex(red ? 0xd0302c : 0xe8c230);
    canvas.ellipse(
        x, y + r * 0.42, r * 1.15, r * 0.42, 0.5, Shader.flat(Colour.hex(0x40566a), 0.6));
    canvas.ellipse(
        x,
        y,
        r,
        r * 0.55,
        0.05,
        (px, py, ink) -> {
          hall.on(
              Colour.hex(0x6f757c),
              Curve.clamp(0.55 - (py - y) / r * 0.7 - (px - x) / r * 0.25),
              ink);
        });
    canvas.ellipse(x, y - r * 0.26, r * 0.66, r * 0.26, 0.08, Shader.flat(hall.on(cap, 0.7)));
    canvas.stroke(
        x - r * 0.28,
        y - r * 0.40,
        r * 0.16,
        x + r * 0.28,
        y - r * 0.52,
        r * 0.16,
        Shader.flat(hall.on(cap.times(0.75), 0.6)));
  }
}
