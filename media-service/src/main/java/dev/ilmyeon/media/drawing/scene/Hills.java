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

/** Smooth grassy mounds, as of royal tombs or of an island's cinder cones, a path between them. */
final class Hills {

  private static final Colour TURF = Colour.hex(0x6f9a41);

  private Hills() {}

  static void paint(Canvas canvas, Light light, Dice dice) {
    double horizon = 0.62;
    Sky sky = Sky.over(light, horizon, dice.between(0.35, 0.65), dice);
    sky.paint(canvas);
    new Ridge(horizon, 0.2, 1.3, 0.3, 1.5, Colour.hex(0x41622f), 0.003, new Noise(dice.seed()))
        .paint(canvas, light, 0.8, sky.sunX());
    Noise noise = new Noise(dice.seed());
    ground(canvas, light, horizon, noise);
    int mounds = 5;
    for (int i = 0; i < mounds; i++) {
      double near = i / (mounds - 1.0);
      double r = Curve.lerp(0.16, 0.46, near) * dice.between(0.8, 1.1);
      double x = i % 2 == 0 ? dice.between(-0.05, 0.55) : dice.between(1.05, 1.75);
      mound(
          canvas,
          light,
          x,
          horizon + 0.03 + near * 0.26,
          r,
          r * dice.between(0.5, 0.62),
          sky,
          0.5 * (1 - near),
          noise);
    }
    pine(canvas, light, dice.chance(0.5) ? 0.12 : 1.5, sky.sunX(), dice);
    if (light.lampsLit()) {
      for (int i = 0; i < 9; i++) {
        double t = i / 8.0;
        double y = Curve.lerp(horizon + 0.05, 0.98, t * t);
        double half = 0.03 + 0.20 * t * t;
        Lamps.lamp(
            canvas,
            0.82 - half + 0.1 * Curve.sin(t * 4),
            y,
            0.002 + 0.006 * t,
            Colour.hex(0xffb45e));
        Lamps.lamp(
            canvas,
            0.82 + half + 0.1 * Curve.sin(t * 4),
            y,
            0.002 + 0.006 * t,
            Colour.hex(0xffb45e));
      }
    }
    for (int i = 0; i < 5; i++) {
      double d = dice.between(0.1, 1);
      People.walker(
          canvas,
          light,
          0.82 + dice.between(-0.06, 0.1) * d,
          horizon + 0.05 + 0.26 * d * d,
          0.03 + 0.1 * d * d,
          dice);
    }
  }

  private static void ground(Canvas canvas, Light light, double horizon, Noise noise) {
    canvas.fill(
        horizon,
        1,
        (x, y, ink) -> {
          double t = Curve.ramp(horizon, 1, y);
          double path = Math.abs(x - 0.82 - 0.1 * Curve.sin(Math.sqrt(t) * 4)) - 0.02 - 0.2 * t;
          double blade = noise.fractal(x * 60, y * 110, 3);
          light.on(TURF.times(0.8), Curve.clamp(0.5 + blade * 0.35), ink);
          ink.mix(
              light.on(Colour.hex(0xb6a183), Curve.clamp(0.6 + blade * 0.2)),
              Curve.step(0.012, -0.012, path + blade * 0.012));
          light.behindAir(0.7 * (1 - t) * (1 - t), ink);
        });
  }

  private static void mound(
      Canvas canvas,
      Light light,
      double cx,
      double foot,
      double rx,
      double ry,
      Sky sky,
      double air,
      Noise noise) {
    double toSun = Math.clamp(sky.sunX() - cx, -0.7, 0.7);
    canvas.ellipse(
        cx - toSun * rx * 0.3,
        foot + 0.01,
        rx * 1.1,
        ry * 0.16,
        0.9,
        Shader.flat(Colour.BLACK, 0.3));
    canvas.between(
        x -> {
          double d = Math.min(1, Math.abs(x - cx) / rx);
          double bell = Curve.cos(d * Math.PI) * 0.5 + 0.5;
          return d >= 1 ? 2 : foot - ry * bell * (1.6 - 0.6 * bell);
        },
        x -> foot + 0.02 * (1 - Math.min(1, (x - cx) * (x - cx) / rx / rx)),
        (x, y, ink) -> {
          double dx = (x - cx) / rx;
          double up = (foot - y) / ry;
          double blade = noise.fractal(x * 70, y * 120, 3);
          double lit = 0.38 + dx * toSun * 0.9 + up * 0.28 + blade * 0.22;
          light.on(TURF, Curve.clamp(lit), ink).times(0.85 + 0.2 * up);
          light.behindAir(air, ink);
        });
  }

  private static void pine(Canvas canvas, Light light, double x, double sunX, Dice dice) {
    Colour bark = Colour.hex(0x6b4630);
    Shader trunk = (px, py, ink) -> light.on(bark, 0.35, ink);
    double bend = dice.between(-0.08, 0.08);
    canvas.stroke(x, 0.98, 0.035, x + bend, 0.68, 0.024, trunk);
    canvas.stroke(x + bend, 0.68, 0.024, x + bend * 0.4, 0.40, 0.012, trunk);
    canvas.stroke(x + bend * 0.8, 0.58, 0.014, x + bend + 0.14, 0.47, 0.006, trunk);
    canvas.stroke(x + bend * 0.9, 0.62, 0.014, x + bend - 0.15, 0.50, 0.006, trunk);
    double[][] pads = {{0.4, 0.36, 0.17}, {1, 0.45, 0.14}, {-0.2, 0.49, 0.13}, {0.5, 0.28, 0.12}};
    for (double[] pad : pads) {
      double side = pad[0] == 1 ? 0.13 : pad[0] == -0.2 ? -0.14 : 0;
      Trees.crown(
          canvas,
          light,
          x + bend * pad[0] + side,
          pad[1],
          pad[2],
          pad[2] * 0.45,
          Colour.hex(0x35562f),
          sunX,
          0,
          new Noise(dice.seed()));
    }
  }
}
