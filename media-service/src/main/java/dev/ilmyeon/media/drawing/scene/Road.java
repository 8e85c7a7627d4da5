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
import dev.ilmyeon.media.drawing.paint.Sky;
import dev.ilmyeon.media.drawing.prop.Facade;
import dev.ilmyeon.media.drawing.prop.Lamps;

/**
 * A wet street by night: lights out of focus, a bus coming, everything once more in the asphalt.
 */
final class Road {

  private Road() {}

  static void paint(Canvas canvas, Light light, Dice dice) {
    Sky sky = Sky.over(light, 0.55, 0.5, dice);
    sky.paint(canvas);
    double horizon = 0.56;
    for (int side = -1; side <= 1; side += 2) {
      for (int i = 0; i < 7; i++) {
        double near = i / 6.0;
        double edge = 0.83 + side * (0.16 + near * near * 0.75);
        double wide = 0.10 + near * 0.22;
        double high = 0.16 + near * 0.42 * dice.between(0.7, 1.15);
        double left = side < 0 ? edge - wide : edge;
        new Facade(
                light,
                dice.of(Facade.Style.OFFICE, Facade.Style.FLATS, Facade.Style.GLASS),
                0.8 * (1 - near),
                Colour.hex(0x6d6a68),
                dice)
            .paint(
                canvas,
                left,
                horizon + 0.03 * near - high,
                left + wide,
                horizon + 0.03 + near * 0.06,
                0.020 + 0.025 * near,
                0.018 + 0.022 * near);
      }
    }
    lights(canvas, light, horizon, dice);
    Lens.blur(canvas, 0.0022);
    wet(canvas, light, horizon, new Noise(dice.seed()));
    bus(canvas, light, dice.between(0.72, 0.80), 0.80, 0.30, dice);
    bokeh(canvas, light, dice);
  }

  private static void lights(Canvas canvas, Light light, double horizon, Dice dice) {
    boolean lit = light.lampsLit();
    for (int side = -1; side <= 1; side += 2) {
      for (int i = 1; i < 9; i++) {
        double t = i / 8.0;
        double x = 0.83 + side * (0.06 + t * t * 0.62);
        double y = horizon - 0.03 - t * t * 0.34;
        double w = 0.002 + 0.006 * t * t;
        Shader pole = Shader.flat(light.on(Colour.hex(0x50555c), 0.4));
        canvas.stroke(x, horizon + t * t * 0.12, w, x, y, w, pole);
        canvas.stroke(x, y, w, x - side * 0.07 * t, y - 0.02 * t, w, pole);
        if (lit) {
          Lamps.lamp(
              canvas,
              x - side * 0.07 * t,
              y - 0.018 * t,
              0.003 + 0.009 * t * t,
              Colour.hex(0xffc98a));
        }
      }
    }
    for (int i = 0; i < 16; i++) {
      double t = dice.between(0, 1);
      boolean coming = dice.chance(0.5);
      double x = 0.83 + (coming ? -1 : 1) * (0.015 + t * 0.16);
      Colour colour = coming ? Colour.hex(0xfff4dc) : Colour.hex(0xff3020);
      double r = 0.0015 + 0.005 * t;
      Lamps.lamp(canvas, x, horizon + 0.015 + t * 0.08, r, colour.times(lit ? 1 : 0.5));
      Lamps.lamp(
          canvas, x + 0.016 + t * 0.02, horizon + 0.015 + t * 0.08, r, colour.times(lit ? 1 : 0.5));
    }
  }

  private static void wet(Canvas canvas, Light light, double horizon, Noise noise) {
    Ink mirror = new Ink();
    canvas.fill(
        horizon + 0.03,
        1,
        (x, y, ink) -> {
          double near = (y - horizon) / (1 - horizon);
          double far = 1 / (near + 0.05);
          double gx = (x - 0.83) * far;
          double rough = noise.fractal(gx * 4, far * 18, 3);
          double puddle = Curve.step(-0.15, 0.45, noise.fractal(gx * 0.5, far * 0.8, 3));
          canvas.sample(
              x + rough * 0.02,
              horizon - (y - horizon) * 0.8 - 0.01 + rough * (0.10 + 0.05 * (1 - puddle)),
              mirror);
          light.on(Colour.hex(0x4a4c50), 0.4 + 0.2 * noise.at(gx * 60, far * 60), ink);
          double lane = Math.abs(Math.abs(gx) - 0.62);
          if (lane < 0.03 && far * 0.8 - Math.floor(far * 0.8) < 0.55) {
            ink.set(light.on(Colour.hex(0xe8e4da), 0.6));
          }
          if (Math.abs(Math.abs(gx) - 0.05) < 0.018) {
            ink.set(light.on(Colour.hex(0xe0a930), 0.6));
          }
          ink.add(mirror, 0.30 + 0.45 * puddle);
        });
  }

  private static void bus(
      Canvas canvas, Light light, double cx, double foot, double tall, Dice dice) {
    Colour paint = dice.of(Colour.hex(0x2f6fb5), Colour.hex(0xb8392e), Colour.hex(0x2f8a5a));
    double w = tall * 0.42;
    double left = cx - w * 1.5;
    double right = left + w * 2;
    double top = foot - tall;
    canvas.ellipse(
        (left + right) / 2, foot, w * 1.25, tall * 0.07, 0.8, Shader.flat(Colour.BLACK, 0.7));
    canvas.rectangle(
        left,
        top,
        right,
        foot - tall * 0.07,
        (x, y, ink) -> {
          double down = (y - top) / tall;
          light
              .on(
                  down < 0.60 ? paint : Colour.hex(0xe6e6e2),
                  Curve.clamp(0.75 - Math.abs(x - (left + right) / 2) / w * 0.4),
                  ink)
              .times(1.1);
        });
    boolean lit = light.lampsLit();
    canvas.rectangle(
        left + w * 0.10,
        top + tall * 0.20,
        right - w * 0.10,
        top + tall * 0.60,
        (x, y, ink) -> {
          ink.set(lit ? Colour.hex(0xffdfae).times(0.9) : Colour.hex(0x2c3a48))
              .times(0.55 + 0.6 * Curve.ramp(top + tall * 0.62, top + tall * 0.2, y));
          double pillar = Math.abs(x - (left + right) / 2);
          if (pillar < w * 0.012) {
            ink.times(0.4);
          }
        });
    canvas.rectangle(
        left + w * 0.30,
        top + tall * 0.055,
        right - w * 0.30,
        top + tall * 0.15,
        Shader.flat(Colour.hex(0xffa63a).times(lit ? 1.3 : 0.8)));
    canvas.rectangle(
        left, foot - tall * 0.17, right, foot - tall * 0.06, Shader.flat(Colour.hex(0x1c1e22)));
    canvas.rectangle(
        left + w * 0.1,
        foot - tall * 0.08,
        left + w * 0.4,
        foot,
        Shader.flat(Colour.hex(0x0c0c0e)));
    canvas.rectangle(
        right - w * 0.4,
        foot - tall * 0.08,
        right - w * 0.1,
        foot,
        Shader.flat(Colour.hex(0x0c0c0e)));
    for (double x : new double[] {left + w * 0.22, right - w * 0.22}) {
      Lamps.lamp(canvas, x, foot - tall * 0.24, tall * 0.030, Colour.hex(0xfff6e4));
      canvas.ellipse(
          x,
          foot + tall * 0.22,
          tall * 0.06,
          tall * 0.26,
          1.0,
          Shader.flat(Colour.hex(0xfff0d0), lit ? 0.30 : 0.12));
    }
  }

  private static void bokeh(Canvas canvas, Light light, Dice dice) {
    if (!light.lampsLit()) {
      return;
    }
    for (int i = 0; i < 26; i++) {
      Colour colour =
          dice.of(
              Colour.hex(0xffb866),
              Colour.hex(0xff6a4a),
              Colour.hex(0x8fc0ff),
              Colour.hex(0xffe6b8));
      double r = dice.between(0.012, 0.034);
      double x = dice.chance(0.5) ? dice.between(0, 0.4) : dice.between(1.26, 1.66);
      canvas.ellipse(
          x,
          dice.between(0.25, 0.62),
          r,
          r,
          0.12,
          Shader.flat(colour.times(1.2), dice.between(0.10, 0.30)));
    }
  }
}
