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

/** Wind turbines on the ridge, solar panels on the slope before it. */
final class Energy {

  private Energy() {}

  static void paint(Canvas canvas, Light light, Dice dice) {
    double horizon = 0.58;
    Sky sky = Sky.over(light, horizon, dice.between(0.4, 0.65), dice);
    sky.paint(canvas);
    new Ridge(horizon, 0.2, 1.3, 0.3, 1.8, Colour.hex(0x41622f), 0, new Noise(dice.seed()))
        .paint(canvas, light, 0.6, sky.sunX());
    Ridge hill =
        new Ridge(
            horizon + 0.06,
            0.17,
            0.9,
            0.05,
            0.5,
            Colour.hex(0x557a3a),
            0.002,
            new Noise(dice.seed()));
    for (int i = 0; i < 6; i++) {
      double x = 0.1 + i * 0.29 + dice.between(-0.07, 0.07);
      turbine(canvas, light, x, hill.applyAsDouble(x) + 0.01, dice.between(0.24, 0.38), dice);
    }
    hill.paint(canvas, light, 0.4, sky.sunX());
    Noise noise = new Noise(dice.seed());
    canvas.below(
        x -> 0.62 + 0.02 * noise.at(x * 1.5, 1),
        (x, y, ink) -> {
          double blade = noise.fractal(x * 40, y * 90, 4);
          light.on(Colour.hex(0x6b9440), Curve.clamp(0.6 + 0.4 * blade), ink);
          light.behindAir(0.3 * Curve.ramp(0.85, 0.62, y), ink);
        });
    for (int row = 0; row < 6; row++) {
      double near = row / 5.0;
      panels(
          canvas,
          light,
          0.66 + near * near * 0.36,
          0.035 + 0.12 * near * near,
          dice.between(-0.3, 0),
          noise);
    }
  }

  private static void turbine(
      Canvas canvas, Light light, double x, double foot, double tall, Dice dice) {
    Shader white =
        (px, py, ink) ->
            light.behindAir(
                0.35, light.on(Colour.hex(0xf3f4f4), Curve.clamp(0.6 - (px - x) * 30), ink));
    double hub = foot - tall;
    canvas.stroke(x, foot, tall * 0.030, x, hub, tall * 0.016, white);
    double turn = dice.between(0, 2.1);
    for (int blade = 0; blade < 3; blade++) {
      double angle = turn + blade * 2.0944;
      double cos = Curve.cos(angle) * tall * 0.56;
      double sin = Curve.sin(angle) * tall * 0.56;
      canvas.stroke(
          x + cos * 0.05,
          hub + sin * 0.05,
          tall * 0.016,
          x + cos * 0.3,
          hub + sin * 0.3,
          tall * 0.024,
          white);
      canvas.stroke(
          x + cos * 0.3, hub + sin * 0.3, tall * 0.024, x + cos, hub + sin, tall * 0.004, white);
    }
    canvas.ellipse(x, hub, tall * 0.022, tall * 0.022, 0.1, white);
  }

  private static void panels(
      Canvas canvas, Light light, double foot, double high, double from, Noise noise) {
    double wide = high * 2.1;
    double lean = high * 0.42;
    for (double x = from; x < canvas.aspect() + wide; x += wide * 1.04) {
      double left = x;
      canvas.polygon(
          Shader.flat(Colour.BLACK, 0.45),
          x + lean * 0.6,
          foot + high * 0.22,
          x + wide + lean,
          foot + high * 0.22,
          x + wide,
          foot + high * 0.02,
          x,
          foot + high * 0.02);
      Shader leg = Shader.flat(light.on(Colour.hex(0xa8adb0), 0.5));
      canvas.stroke(
          x + wide * 0.2,
          foot + high * 0.2,
          high * 0.03,
          x + wide * 0.25,
          foot - high * 0.3,
          high * 0.03,
          leg);
      canvas.stroke(
          x + wide * 0.8,
          foot + high * 0.2,
          high * 0.03,
          x + wide * 0.85,
          foot - high * 0.3,
          high * 0.03,
          leg);
      canvas.polygon(
          (px, py, ink) -> {
            double down = Curve.ramp(foot - high, foot, py);
            double u = (px - left - lean * (1 - down)) / wide * 6;
            double v = down * 4;
            double grid = Math.min(Math.abs(u - Math.rint(u)), Math.abs(v - Math.rint(v)));
            double cloud = noise.fractal(px * 2.2 + 3, py * 3, 3);
            light
                .on(Colour.hex(0x16305c), 0.55, ink)
                .mix(
                    light.zenith().mix(light.horizon(), 0.35),
                    Curve.clamp(0.30 + 0.45 * cloud + 0.15 * (1 - down)));
            ink.mix(light.on(Colour.hex(0xc9d2da), 0.6), grid < 0.035 ? 0.65 : 0);
          },
          x + lean,
          foot - high,
          x + wide + lean,
          foot - high,
          x + wide,
          foot,
          x,
          foot);
    }
  }
}
