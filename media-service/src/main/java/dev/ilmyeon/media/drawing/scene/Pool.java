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

/** An indoor pool: lanes between coloured ropes, swimmers, light on the water. */
final class Pool {

  private Pool() {}

  static void paint(Canvas canvas, Light light, Dice dice) {
    double edge = 0.40;
    Light hall = Light.CLOUDY;
    Noise noise = new Noise(dice.seed());
    canvas.fill((x, y, ink) -> hall.on(Colour.hex(0xcfd8da), 0.35 + 0.3 * y, ink));
    windows(canvas, light, noise);
    canvas.rectangle(
        0,
        0.31,
        canvas.aspect(),
        edge,
        (x, y, ink) -> {
          double tile =
              Math.min(Math.abs(x * 30 - Math.rint(x * 30)), Math.abs(y * 60 - Math.rint(y * 60)));
          hall.on(Colour.hex(0xdfe6e6), 0.6, ink).times(tile < 0.05 ? 0.86 : 1);
        });
    for (int i = 0; i < 9; i++) {
      double x = Curve.lerp(0.30, 1.36, i / 8.0);
      canvas.rectangle(
          x - 0.018,
          edge - 0.045,
          x + 0.018,
          edge,
          Shader.flat(hall.on(Colour.hex(0x2f6fae), 0.6)));
      canvas.rectangle(
          x - 0.022, edge - 0.05, x + 0.022, edge - 0.04, Shader.flat(hall.on(Colour.WHITE, 0.8)));
    }
    for (int i = 0; i < 6; i++) {
      People.figure(
          canvas,
          hall,
          dice.between(0.1, 1.55),
          edge - 0.005,
          0.13,
          dice.of(Colour.hex(0xd8433a), Colour.hex(0xf0efe9), Colour.hex(0x2a4a7a)),
          Colour.hex(0x24262c),
          dice);
    }
    Lens.blur(canvas, 0.0012);
    water(canvas, hall, edge, noise);
    for (int rope = -5; rope <= 5; rope++) {
      rope(canvas, hall, edge, rope);
    }
    for (int i = 0; i < 7; i++) {
      double near = 0.12 + 0.75 * i / 6.0;
      double lane = dice.below(8) - 4 + 0.5;
      swimmer(
          canvas,
          hall,
          0.83 + lane * laneWidth(near),
          Curve.lerp(edge, 1.02, near),
          0.016 + 0.045 * near,
          dice);
    }
  }

  private static double laneWidth(double near) {
    return Curve.lerp(0.132, 0.30, near);
  }

  private static void windows(Canvas canvas, Light light, Noise noise) {
    canvas.rectangle(
        0,
        0.05,
        canvas.aspect(),
        0.27,
        (x, y, ink) -> {
          double bay = x * 5.4;
          boolean frame = Math.abs(bay - Math.rint(bay)) < 0.035 || Math.abs(y - 0.16) < 0.004;
          double leaves = noise.fractal(x * 7, y * 9, 4);
          ink.set(light.horizon())
              .times(1.15)
              .mix(
                  light.on(Colour.hex(0x5f8f45), 0.7),
                  Curve.step(-0.05, 0.3, leaves + (y - 0.15) * 4) * 0.8);
          if (frame) {
            ink.set(Colour.hex(0x8a9498));
          }
        });
    for (double x = 0.1; x < 1.66; x += 0.21) {
      canvas.rectangle(x, 0.012, x + 0.12, 0.022, Shader.flat(Colour.hex(0xffffff).times(2.4)));
    }
  }

  private static void water(Canvas canvas, Light hall, double edge, Noise noise) {
    Ink mirror = new Ink();
    canvas.fill(
        edge,
        1,
        (x, y, ink) -> {
          double near = (y - edge) / (1 - edge);
          double far = 1 / (near + 0.22);
          double gx = (x - 0.83) * far;
          double wave = noise.fractal(gx * 5, far * 9, 3);
          double fine = noise.ridged(gx * 9 + wave, far * 15 + 4, 3);
          double caustic = Curve.step(0.45, 0.85, fine);
          hall.on(Colour.hex(0x1f9ec4).mix(Colour.hex(0x0f6fa0), near), 0.55, ink)
              .times(0.9 + 0.35 * wave);
          double lane = (x + wave * 0.02 - 0.83) / laneWidth(near);
          double stripe = Math.abs(lane - Math.floor(lane) - 0.5);
          ink.mix(Colour.hex(0x0c3f66), 0.65 * Curve.step(0.10, 0.07, stripe));
          ink.add(Colour.hex(0xbff0ff), 0.22 * caustic);
          canvas.sample(x + wave * 0.03, edge - (y - edge) * 0.6 - wave * 0.05, mirror);
          ink.mix(Colour.BLACK, 0.18 * (1 - near))
              .add(mirror, 0.38 * (1 - near) * (1 - near) + 0.06);
          ink.add(Colour.WHITE, 0.55 * Curve.step(0.30, 0.55, wave) * (1 - near));
        });
  }

  private static void rope(Canvas canvas, Light hall, double edge, int rope) {
    for (int i = 0; i < 130; i++) {
      double near = 1.05 * i / 129.0;
      double x = 0.83 + rope * laneWidth(near);
      double y = Curve.lerp(edge, 1, near);
      double r = 0.0035 + 0.008 * near;
      Colour float_ =
          (i / 6) % 2 == 0
              ? Colour.hex(0xd83a34)
              : (rope % 2 == 0 ? Colour.hex(0xf4f4f0) : Colour.hex(0xf2c73a));
      canvas.ellipse(
          x,
          y,
          r,
          r * 0.7,
          0.2,
          (px, py, ink) -> hall.on(float_, Curve.clamp(0.7 - (py - y) / r * 0.4), ink));
    }
  }

  private static void swimmer(Canvas canvas, Light hall, double x, double y, double r, Dice dice) {
    Noise noise = new Noise(dice.seed());
    canvas.ellipse(
        x,
        y - r * 0.6,
        r * 2.4,
        r * 2.2,
        0.8,
        (px, py, ink) ->
            ink.set(Colour.WHITE)
                .alpha(
                    0.85 * Curve.step(0.05, 0.5, noise.fractal(px / r * 2, py / r * 2, 3) + 0.18)));
    Shader skin = (px, py, ink) -> hall.on(Colour.hex(0xc99877), 0.6, ink);
    int arm = dice.chance(0.5) ? -1 : 1;
    canvas.stroke(x + arm * r * 0.7, y, r * 0.42, x + arm * r * 1.5, y - r * 1.1, r * 0.32, skin);
    canvas.stroke(
        x + arm * r * 1.5, y - r * 1.1, r * 0.32, x + arm * r * 1.2, y + r * 0.3, r * 0.26, skin);
    canvas.ellipse(x, y + r * 0.2, r * 1.0, r * 0.45, 0.3, skin);
    Colour cap =
        dice.of(
            Colour.hex(0xe8c23a), Colour.hex(0xd8433a), Colour.hex(0xf4f4f2), Colour.hex(0x2a5fae));
    canvas.ellipse(
        x,
        y,
        r * 0.55,
        r * 0.62,
        0.1,
        (px, py, ink) -> hall.on(cap, Curve.clamp(0.7 - (py - y) / r * 0.5), ink));
  }
}
