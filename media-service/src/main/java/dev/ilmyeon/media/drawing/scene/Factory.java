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
import dev.ilmyeon.media.drawing.prop.Skyline;
import dev.ilmyeon.media.drawing.prop.Trees;

/** An industrial estate: halls with saw-tooth roofs, tanks, pipes and chimneys. */
final class Factory {

  private Factory() {}

  static void paint(Canvas canvas, Light light, Dice dice) {
    double street = 0.76;
    Sky sky = Sky.over(light, street - 0.1, dice.between(0.4, 0.65), dice);
    sky.paint(canvas);
    new Ridge(
            street - 0.04, 0.2, 1.4, 0.3, 1.6, Colour.hex(0x4b6648), 0.002, new Noise(dice.seed()))
        .paint(canvas, light, 0.8, sky.sunX());
    Skyline.paint(canvas, light, street - 0.05, 0.10, 0.6, 1.2, dice);
    for (int i = 0; i < 3; i++) {
      chimney(
          canvas, light, dice.between(0.15, 1.5), street - 0.05, dice.between(0.36, 0.52), dice);
    }
    double x = -0.05;
    while (x < canvas.aspect()) {
      double wide = dice.between(0.34, 0.52);
      if (dice.chance(0.3)) {
        tanks(canvas, light, x, street, dice);
        wide = 0.36;
      } else {
        hall(canvas, light, x, street, wide, dice.between(0.15, 0.22), dice);
      }
      x += wide * 1.03;
    }
    yard(canvas, light, street, new Noise(dice.seed()));
    for (double tree = 0.02; tree < canvas.aspect(); tree += dice.between(0.11, 0.17)) {
      Trees.broad(
          canvas,
          light,
          tree,
          street + 0.035,
          dice.between(0.10, 0.14),
          Colour.hex(0x55813a),
          sky.sunX(),
          0.08,
          dice);
    }
    for (int i = 0; i < 4; i++) {
      People.walker(canvas, light, dice.between(0.1, 1.5), dice.between(0.84, 0.95), 0.10, dice);
    }
    if (light.lampsLit()) {
      Lamps.row(canvas, street - 0.10, 0.13, dice);
    }
  }

  private static void hall(
      Canvas canvas, Light light, double left, double foot, double wide, double high, Dice dice) {
    Colour clad =
        dice.of(
            Colour.hex(0xc9cfd2), Colour.hex(0x8fa3b0), Colour.hex(0xd8d0c0), Colour.hex(0x9db0a0));
    double top = foot - high;
    boolean lit = light.lampsLit();
    int teeth = 4;
    double tooth = wide / teeth;
    for (int i = 0; i < teeth; i++) {
      double x = left + i * tooth;
      canvas.polygon(
          (px, py, ink) ->
              light.behindAir(0.22, light.on(clad.times(0.8), 0.75 - 0.25 * (px - x) / tooth, ink)),
          x,
          top,
          x,
          top - tooth * 0.42,
          x + tooth,
          top);
      canvas.rectangle(
          x + 0.002,
          top - tooth * 0.36,
          x + 0.014,
          top - tooth * 0.04,
          Shader.flat(lit ? Colour.hex(0xffd08a) : light.on(Colour.hex(0x4a5c6c), 0.5)));
    }
    canvas.rectangle(
        left,
        top,
        left + wide,
        foot,
        (x, y, ink) -> {
          double rib = Math.abs(x * 90 - Math.rint(x * 90));
          light.on(clad, 0.5, ink).times(0.85 + 0.3 * rib);
          double u = (x - left) / wide * 8;
          double v = (y - top) / high;
          double in = u - Math.floor(u);
          boolean gate = (int) u == 3 && in > 0.05 && v > 0.42;
          boolean pane = !gate && in > 0.12 && in < 0.88 && v > 0.22 && v < 0.36;
          if (gate) {
            light
                .on(Colour.hex(0x3f6f9a), 0.35, ink)
                .times(Math.abs(v * 26 - Math.rint(v * 26)) < 0.15 ? 0.75 : 1);
          } else if (pane) {
            ink.set(
                lit
                    ? Colour.hex(0xffd9a0).times(1.2)
                    : light.on(Colour.hex(0x3a4a58), 0.4).mix(light.horizon(), 0.3));
          }
          light.behindAir(0.2, ink);
        });
  }

  private static void tanks(Canvas canvas, Light light, double left, double foot, Dice dice) {
    for (int i = 0; i < 3; i++) {
      double cx = left + 0.06 + i * 0.115;
      double high = dice.between(0.14, 0.24);
      double r = 0.048;
      Shader steel =
          (x, y, ink) -> {
            double u = (x - cx) / r;
            double ring = Math.abs(y * 34 - Math.rint(y * 34)) < 0.06 ? 0.82 : 1;
            light.behindAir(
                0.2,
                light
                    .on(Colour.hex(0xdadddd), Curve.clamp(0.62 - 0.45 * u - 0.3 * u * u), ink)
                    .times(ring));
          };
      canvas.rectangle(cx - r, foot - high, cx + r, foot, steel);
      canvas.ellipse(
          cx, foot - high, r, r * 0.28, 0.05, Shader.flat(light.on(Colour.hex(0xe4e6e6), 0.75)));
      canvas.stroke(
          cx + r, foot - high * 0.7, 0.010, cx + 0.115 - r, foot - high * 0.7, 0.010, steel);
    }
  }

  private static void chimney(
      Canvas canvas, Light light, double x, double foot, double tall, Dice dice) {
    Noise noise = new Noise(dice.seed());
    double top = foot - tall;
    canvas.polygon(
        (px, py, ink) -> {
          boolean band = py < top + 0.09 && ((int) ((py - top) / 0.03)) % 2 == 0;
          light.behindAir(
              0.45,
              light.on(
                  band ? Colour.hex(0xb8402f) : Colour.hex(0xdcdad4),
                  Curve.clamp(0.55 - (px - x) * 22),
                  ink));
        },
        x - 0.011,
        top,
        x + 0.011,
        top,
        x + 0.019,
        foot,
        x - 0.019,
        foot);
    double drift = dice.between(0.25, 0.5);
    canvas.rectangle(
        x - 0.05,
        0,
        canvas.aspect(),
        top + 0.03,
        (px, py, ink) -> {
          double along = (px - x + 0.01) / drift;
          double centre = top - 0.012 - 0.16 * Math.sqrt(Math.max(0, along));
          double spread = 0.016 + 0.07 * Math.max(0, along);
          double off = (py - centre) / spread;
          double puff = noise.fractal(px * 14, py * 18, 4);
          double density =
              Curve.step(0.15, 0.9, 1 - off * off + puff * 1.1)
                  * Curve.step(-0.06, 0.02, along)
                  * Curve.ramp(1.25, 0.1, along);
          ink.set(light.on(Colour.hex(0xf2f3f4), Curve.clamp(0.55 - off * 0.3 + puff * 0.3)))
              .alpha(0.75 * density);
        });
  }

  private static void yard(Canvas canvas, Light light, double street, Noise noise) {
    canvas.fill(
        street,
        1,
        (x, y, ink) -> {
          double far = 1 / (y - street + 0.08);
          double gx = (x - 0.83) * far;
          double verge = Curve.step(0.045, 0.035, y - street);
          double speck = noise.fractal(gx * 22, far * 40, 3);
          light
              .on(Colour.hex(0x85868a), 0.6 + 0.12 * noise.fractal(gx * 0.7, far, 3), ink)
              .times(1 + 0.12 * speck);
          ink.mix(light.on(Colour.hex(0x5d8a3c), 0.6).times(1 + 0.4 * speck), verge);
          double line = Math.abs(y - 0.90) < 0.004 && x * 3 - Math.floor(x * 3) < 0.6 ? 0.8 : 0;
          ink.mix(light.on(Colour.hex(0xe9e6dc), 0.7), line);
        });
  }
}
