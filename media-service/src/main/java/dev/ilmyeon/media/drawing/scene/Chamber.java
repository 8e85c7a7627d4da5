package dev.ilmyeon.media.drawing.scene;

import dev.ilmyeon.media.drawing.paint.Canvas;
import dev.ilmyeon.media.drawing.paint.Colour;
import dev.ilmyeon.media.drawing.paint.Curve;
import dev.ilmyeon.media.drawing.paint.Dice;
import dev.ilmyeon.media.drawing.paint.Lens;
import dev.ilmyeon.media.drawing.paint.Light;
import dev.ilmyeon.media.drawing.paint.Noise;
import dev.ilmyeon.media.drawing.paint.Ridge;
import dev.ilmyeon.media.drawing.paint.Shader;
import dev.ilmyeon.media.drawing.paint.Sky;
import dev.ilmyeon.media.drawing.prop.People;

/** A hall with a lit stage and screen, seen over the heads of the audience. */
final class Chamber {

  private Chamber() {}

  static void paint(Canvas canvas, Light light, Dice dice) {
    boolean dark = light.lampsLit();
    Light lamps = dark ? Light.NIGHT : Light.CLOUDY;
    Noise noise = new Noise(dice.seed());
    room(canvas, lamps, dark, noise);
    double left = dice.between(0.44, 0.50);
    double right = canvas.aspect() - left;
    screen(canvas, left, right, dice);
    double stage = 0.60;
    canvas.fill(
        stage,
        stage + 0.07,
        (x, y, ink) ->
            lamps
                .on(Colour.hex(0xa87a4a), y < stage + 0.02 ? 0.9 : 0.3, ink)
                .times(1 + 0.15 * noise.fractal(x * 8, y * 90, 3)));
    panel(canvas, dark ? Light.GOLDEN : lamps, left, right, stage, dice);
    Colour glow = Colour.hex(0xdfe9ff);
    canvas.glow(canvas.aspect() / 2, 0.38, 0.35, glow, dark ? 0.20 : 0.10);
    audience(canvas, dark, dice);
  }

  private static void room(Canvas canvas, Light lamps, boolean dark, Noise noise) {
    double lit = dark ? 0.5 : 1;
    canvas.fill((x, y, ink) -> {
      double slat = x * 34 - Math.floor(x * 34);
      double wood = 0.75 + 0.2 * noise.fractal(x * 20, y * 3, 3);
      lamps
          .on(Colour.hex(0x9a7550), 0.35 + 0.25 * slat, ink)
          .times(wood * lit * (0.55 + 0.6 * Curve.step(0.9, 0.25, y)));
    });
    canvas.between(
        x -> 0,
        x -> 0.13 - 0.04 * Math.abs(x - 0.83),
        (x, y, ink) -> lamps.on(Colour.hex(0xd8d2c6), 0.3 + y * 2, ink).times(lit));
    for (int row = 0; row < 2; row++) {
      for (int i = 0; i < 11; i++) {
        double t = (i - 5) / 5.0;
        double x = 0.83 + t * (0.55 + row * 0.35);
        double y = 0.085 - row * 0.045 - 0.03 * Math.abs(t);
        canvas.ellipse(
            x,
            y,
            0.016 + row * 0.006,
            0.005 + row * 0.002,
            0.4,
            Shader.flat(Colour.hex(0xfff0d8).times(3.2)));
        canvas.glow(x, y + 0.01, 0.05, Colour.hex(0xffe6c0), dark ? 0.16 : 0.22);
      }
    }
    for (double x : new double[] {0.12, 0.27, 1.40, 1.55}) {
      canvas.glow(x, 0.30, 0.09, Colour.hex(0xffcf94), dark ? 0.35 : 0.18);
    }
  }

  private static void screen(Canvas canvas, double left, double right, Dice dice) {
    double top = 0.16;
    double foot = 0.50;
    canvas.rectangle(
        left - 0.012, top - 0.012, right + 0.012, foot + 0.012, Shader.flat(Colour.hex(0x14161a)));
    Light shown = dice.of(Light.DAY, Light.GOLDEN, Light.DAWN);
    Sky sky = Sky.over(shown, foot, 0.5, dice);
    canvas.rectangle(
        left,
        top,
        right,
        foot,
        (x, y, ink) -> {
          sky.shade(x, y, ink);
          ink.times(1.35);
        });
    for (int i = 0; i < 3; i++) {
      Ridge ridge =
          new Ridge(
              foot - 0.06 + i * 0.03,
              0.12,
              2.5,
              0.3,
              1.2 - i * 0.5,
              Colour.hex(0x4f7a3c),
              0,
              new Noise(dice.seed()));
      canvas.between(
          x -> x < left || x > right ? 2 : Math.max(top, ridge.applyAsDouble(x)),
          x -> foot,
          ridge.shader(shown, 0.5, sky.sunX()));
    }
  }

  private static void panel(
      Canvas canvas, Light light, double left, double right, double stage, Dice dice) {
    int seats = 5;
    for (int i = 0; i < seats; i++) {
      double x = Curve.lerp(left + 0.05, right - 0.05, i / (seats - 1.0));
      Colour suit =
          dice.of(
              Colour.hex(0x2a3140),
              Colour.hex(0x3a3a3e),
              Colour.hex(0xd8d4cc),
              Colour.hex(0x5a3a42),
              Colour.hex(0x34506a));
      canvas.ellipse(
          x,
          stage - 0.055,
          0.030,
          0.055,
          0.1,
          (px, py, ink) -> light.on(suit, Curve.clamp(0.55 - (px - x) * 8), ink));
      canvas.ellipse(
          x,
          stage - 0.128,
          0.0145,
          0.019,
          0.12,
          (px, py, ink) -> light.on(Colour.hex(0xc99877), Curve.clamp(0.6 - (px - x) * 16), ink));
      canvas.ellipse(
          x, stage - 0.137, 0.016, 0.014, 0.2, Shader.flat(light.on(Colour.hex(0x1c1a1a), 0.4)));
    }
    canvas.rectangle(
        left - 0.03,
        stage - 0.062,
        right + 0.03,
        stage + 0.012,
        (x, y, ink) -> light.on(Colour.hex(0xe8e4da), y < stage - 0.052 ? 0.9 : 0.35, ink));
    for (int i = 0; i < seats; i++) {
      double x = Curve.lerp(left + 0.05, right - 0.05, i / (seats - 1.0)) + 0.022;
      canvas.stroke(
          x,
          stage - 0.06,
          0.003,
          x - 0.006,
          stage - 0.095,
          0.002,
          Shader.flat(Colour.hex(0x1a1a1c)));
      canvas.rectangle(
          x - 0.045,
          stage - 0.072,
          x - 0.015,
          stage - 0.060,
          Shader.flat(light.on(Colour.WHITE, 0.9)));
    }
  }

  private static void audience(Canvas canvas, boolean dark, Dice dice) {
    int rows = 5;
    for (int row = 0; row < rows; row++) {
      double near = row / (rows - 1.0);
      double r = Curve.lerp(0.017, 0.062, near * near);
      double y = Curve.lerp(0.68, 0.95, near);
      for (double x = -dice.between(0, r * 2);
          x < canvas.aspect() + r;
          x += r * dice.between(3.0, 4.2)) {
        head(canvas, x, y + dice.between(-0.3, 0.3) * r, r, near, dark, dice);
      }
      if (row == rows - 2) {
        Lens.blur(canvas, 0.0012);
      }
    }
  }

  private static void head(
      Canvas canvas, double cx, double cy, double r, double near, boolean dark, Dice dice) {
    double lit = (dark ? 0.35 : 0.75) * (1 - 0.5 * near);
    Colour coat = People.clothes(dice).times(0.55 * lit);
    Colour hair = Colour.hex(dice.chance(0.12) ? 0x8a8682 : 0x1a1716).times(lit);
    Noise noise = new Noise(dice.seed());
    canvas.ellipse(
        cx,
        cy + r * 2.9,
        r * 1.9,
        r * 1.75,
        0.1,
        (x, y, ink) ->
            ink.set(coat)
                .times(0.9 + 0.5 * noise.fractal(x / r, y / r, 2))
                .add(Colour.hex(0xcfe0ff), 0.10 * Curve.ramp(cy + r * 2, cy + r * 1.15, y) * lit));
    canvas.ellipse(
        cx,
        cy + r * 1.05,
        r * 0.48,
        r * 0.6,
        0.1,
        Shader.flat(Colour.hex(0xb08462).times(lit * 0.5)));
    canvas.ellipse(
        cx,
        cy,
        r * 0.86,
        r * 1.05,
        0.08,
        (x, y, ink) ->
            ink.set(hair)
                .times(0.8 + 0.5 * noise.fractal(x * 4 / r, y / r, 3))
                .add(Colour.hex(0xcfe0ff), 0.20 * Curve.ramp(cy - r * 0.3, cy - r, y) * lit));
  }
}
