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
import dev.ilmyeon.media.drawing.prop.Facade;
import dev.ilmyeon.media.drawing.prop.Lamps;
import dev.ilmyeon.media.drawing.prop.Skyline;

/** A container quay: stacks, gantry cranes and a ship alongside. */
final class Harbour {

  private static final int[] BOXES = {
    0xa8382e, 0x2b5c8f, 0x3d7d5a, 0xc9762b, 0xd8d5cc, 0x6d7278, 0x7c2f4a, 0x2f8a96
  };

  private Harbour() {}

  static void paint(Canvas canvas, Light light, Dice dice) {
    double quay = 0.66;
    Sky sky = Sky.over(light, quay - 0.03, dice.between(0.3, 0.6), dice);
    sky.paint(canvas);
    new Ridge(quay, 0.26, 1.5, 0.3, 1.7, Colour.hex(0x4b6648), 0, new Noise(dice.seed()))
        .paint(canvas, light, 1.0, sky.sunX());
    Skyline.paint(canvas, light, quay - 0.01, 0.15, 0.7, 1.3, dice);
    for (int i = 0; i < 3; i++) {
      crane(canvas, light, 0.18 + i * 0.52 + dice.between(-0.05, 0.05), quay, 0.50, dice);
    }
    stacks(canvas, light, -0.02, canvas.aspect(), quay, 0.022, 4, 0.35, dice);
    canvas.fill(
        quay,
        quay + 0.10,
        (x, y, ink) -> {
          double slab = Math.abs(x * 9 - Math.rint(x * 9)) < 0.012 ? 0.7 : 1;
          light.on(Colour.hex(0x8f9088), y < quay + 0.012 ? 0.9 : 0.35, ink).times(slab);
          light.behindAir(0.2, ink);
        });
    ship(canvas, light, dice.between(0.25, 0.5), quay + 0.10, dice);
    if (light.lampsLit()) {
      Lamps.row(canvas, quay - 0.03, 0.09, dice);
    }
    new Water(light, quay + 0.10, 1, 0.5, Colour.hex(0x17333d), new Noise(dice.seed()))
        .paint(canvas);
  }

  private static void stacks(
      Canvas canvas,
      Light light,
      double left,
      double right,
      double foot,
      double high,
      int most,
      double air,
      Dice dice) {
    double wide = high * 2.45;
    for (double x = left; x < right; x += wide * 1.03) {
      int storeys = dice.below(most + 1);
      for (int storey = 0; storey < storeys; storey++) {
        double top = foot - (storey + 1) * high;
        Colour paint = Colour.hex(BOXES[dice.below(BOXES.length)]);
        double from = x;
        double shade = dice.between(0.42, 0.6);
        canvas.rectangle(
            x,
            top,
            x + wide,
            top + high * 0.97,
            (px, py, ink) -> {
              double rib = (px - from) / wide * 16;
              double groove = Math.abs(rib - Math.rint(rib)) < 0.22 ? 0.72 : 1;
              double edge = py < top + high * 0.08 || py > top + high * 0.88 ? 0.6 : groove;
              light.behindAir(air, light.on(paint, shade, ink).times(edge));
            });
      }
    }
  }

  private static void crane(
      Canvas canvas, Light light, double x, double foot, double tall, Dice dice) {
    Colour colour = dice.of(Colour.hex(0x2f6db0), Colour.hex(0xc7432f), Colour.hex(0xe0e0dc));
    Shader steel =
        (px, py, ink) -> light.behindAir(0.4, light.on(colour, Curve.clamp(0.5 - (px - x)), ink));
    double w = 0.009;
    double boom = foot - tall * 0.62;
    for (double leg : new double[] {0, 0.13}) {
      canvas.stroke(x + leg, foot, w, x + leg, boom - 0.02, w * 0.9, steel);
      canvas.stroke(x + leg + 0.022, foot, w * 0.7, x + leg + 0.012, boom, w * 0.6, steel);
    }
    canvas.stroke(x, foot - tall * 0.25, w * 0.7, x + 0.14, foot - tall * 0.25, w * 0.7, steel);
    canvas.stroke(x, foot - tall * 0.25, w * 0.5, x + 0.13, boom, w * 0.4, steel);
    canvas.stroke(x - 0.20, boom, w, x + 0.30, boom, w, steel);
    canvas.stroke(x - 0.20, boom + 0.014, w * 0.4, x + 0.30, boom + 0.014, w * 0.4, steel);
    canvas.stroke(x + 0.02, boom, w, x + 0.055, boom - tall * 0.36, w * 0.6, steel);
    canvas.stroke(x + 0.12, boom, w * 0.7, x + 0.055, boom - tall * 0.36, w * 0.5, steel);
    canvas.stroke(x + 0.055, boom - tall * 0.35, w * 0.3, x - 0.18, boom, w * 0.3, steel);
    canvas.stroke(x + 0.055, boom - tall * 0.35, w * 0.3, x + 0.28, boom, w * 0.3, steel);
    double trolley = x - dice.between(0.05, 0.15);
    canvas.rectangle(trolley - 0.01, boom, trolley + 0.012, boom + 0.02, steel);
    canvas.stroke(trolley, boom, 0.0015, trolley, foot - tall * 0.22, 0.0015, steel);
    if (light.lampsLit()) {
      Lamps.lamp(canvas, x + 0.055, boom - tall * 0.36, 0.003, Colour.hex(0xff5040));
      Lamps.lamp(canvas, x + 0.07, boom + 0.02, 0.004, Colour.hex(0xfff2d8));
    }
  }

  private static void ship(Canvas canvas, Light light, double x, double water, Dice dice) {
    double long_ = 1.05;
    Colour hull = dice.of(Colour.hex(0x1d3557), Colour.hex(0x12443f), Colour.hex(0x6d1f24));
    double deck = water - 0.085;
    stacks(canvas, light, x + 0.06, x + 0.80, deck, 0.026, 5, 0.12, dice);
    canvas.polygon(
        (px, py, ink) -> {
          Colour paint = py > water - 0.022 ? Colour.hex(0x7a2b22) : hull;
          light.on(paint, 0.5 - 0.2 * (px - x) + 0.9 * (water - py), ink);
        },
        x,
        deck,
        x + long_ * 0.9,
        deck,
        x + long_,
        deck - 0.03,
        x + long_ * 0.965,
        water,
        x + 0.02,
        water);
    new Facade(light, Facade.Style.OFFICE, 0.1, Colour.hex(0xf1f1ec), dice)
        .paint(canvas, x + 0.83, deck - 0.17, x + 0.92, deck, 0.022, 0.013);
    Shader white = Shader.flat(light.on(Colour.hex(0xf1f1ec), 0.75));
    canvas.rectangle(x + 0.815, deck - 0.175, x + 0.935, deck - 0.160, white);
    canvas.stroke(x + 0.875, deck - 0.17, 0.006, x + 0.875, deck - 0.23, 0.002, white);
  }
}
