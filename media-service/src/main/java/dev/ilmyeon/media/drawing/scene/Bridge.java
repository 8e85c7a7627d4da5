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
import dev.ilmyeon.media.drawing.prop.Boats;
import dev.ilmyeon.media.drawing.prop.Lamps;
import dev.ilmyeon.media.drawing.prop.Skyline;

/** A cable-stayed bridge across the water. */
final class Bridge {

  private static final Colour CONCRETE = Colour.hex(0xd9dad6);

  private Bridge() {}

  static void paint(Canvas canvas, Light light, Dice dice) {
    double shore = 0.68;
    Sky sky = Sky.over(light, shore, dice.between(0.35, 0.6), dice);
    sky.paint(canvas);
    new Ridge(shore, 0.17, 1.6, 0.4, 2.0, Colour.hex(0x41622f), 0, new Noise(dice.seed()))
        .paint(canvas, light, 1, sky.sunX());
    new Ridge(shore, 0.10, 1.1, 0.2, 1.0, Colour.hex(0x41622f), 0.002, new Noise(dice.seed()))
        .paint(canvas, light, 0.6, sky.sunX());
    Skyline.paint(canvas, light, shore, 0.10, 0.5, 1.1, dice);
    double first = dice.between(0.38, 0.52);
    double second = first + dice.between(0.68, 0.78);
    deck(canvas, light, shore, first, second);
    for (double pylon : new double[] {first, second}) {
      pylon(canvas, light, shore, pylon);
    }
    if (light.lampsLit()) {
      for (double x = 0.01; x < canvas.aspect(); x += 0.035) {
        Lamps.lamp(canvas, x, deckAt(x) - 0.018, 0.002, Colour.hex(0xffc98a));
      }
      for (double pylon : new double[] {first, second}) {
        canvas.glow(pylon, 0.5, 0.10, Colour.hex(0x7fa8ff), 0.16);
        Lamps.lamp(canvas, pylon, 0.165, 0.003, Colour.hex(0xff4a3a));
      }
    }
    new Water(light, shore, 1, 0.7, Colour.hex(0x123746), new Noise(dice.seed())).paint(canvas);
    if (dice.chance(0.6)) {
      Boats.fisher(canvas, light, dice.between(0.2, 1.2), 0.84, 0.13, dice);
    }
  }

  private static double deckAt(double x) {
    double d = (x - 0.83) / 0.83;
    return 0.575 + 0.035 * d * d;
  }

  private static void deck(Canvas canvas, Light light, double shore, double first, double second) {
    Shader concrete = (x, y, ink) -> light.behindAir(0.25, light.on(CONCRETE, 0.45, ink));
    for (double x = 0.03; x < 1.7; x += 0.135) {
      if (x < first - 0.28 || x > second + 0.28) {
        canvas.stroke(x, deckAt(x), 0.013, x, shore, 0.013, concrete);
      }
    }
    canvas.between(
        x -> deckAt(x) - 0.008,
        x -> deckAt(x) + 0.012,
        (x, y, ink) -> light.behindAir(0.2, light.on(CONCRETE, y < deckAt(x) ? 0.9 : 0.22, ink)));
    canvas.between(
        x -> deckAt(x) - 0.016,
        x -> deckAt(x) - 0.0135,
        (x, y, ink) -> light.behindAir(0.2, light.on(CONCRETE, 0.6, ink)));
  }

  private static void pylon(Canvas canvas, Light light, double shore, double x) {
    Shader concrete =
        (px, py, ink) ->
            light.behindAir(0.2, light.on(CONCRETE, Curve.clamp(0.55 - (px - x) * 9), ink));
    Shader cable = (px, py, ink) -> light.behindAir(0.2, light.on(CONCRETE, 0.7, ink)).alpha(0.75);
    double top = 0.17;
    for (int i = 1; i <= 15; i++) {
      double reach = 0.02 + i * 0.0225;
      double from = top + 0.03 + (15 - i) * 0.0095;
      canvas.stroke(x, from, 0.0022, x - reach, deckAt(x - reach), 0.0022, cable);
      canvas.stroke(x, from, 0.0022, x + reach, deckAt(x + reach), 0.0022, cable);
    }
    canvas.stroke(x, top, 0.011, x - 0.006, 0.33, 0.014, concrete);
    canvas.stroke(x - 0.004, 0.30, 0.011, x - 0.036, 0.58, 0.016, concrete);
    canvas.stroke(x + 0.004, 0.30, 0.011, x + 0.036, 0.58, 0.016, concrete);
    canvas.stroke(x - 0.036, 0.57, 0.016, x - 0.024, shore, 0.018, concrete);
    canvas.stroke(x + 0.036, 0.57, 0.016, x + 0.024, shore, 0.018, concrete);
    canvas.rectangle(x - 0.06, shore - 0.012, x + 0.06, shore, concrete);
  }
}
