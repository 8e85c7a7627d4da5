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
import dev.ilmyeon.media.drawing.prop.Lamps;
import dev.ilmyeon.media.drawing.prop.Trees;

/** Silk lanterns in rows above a river by night, and their lights in the water. */
final class Lanterns {

  private static final int[] SILK = {0xe2483a, 0xf0a83a, 0x3f8fd0, 0xe86a8a, 0x4fb07a, 0xf6e0b0};

  private Lanterns() {}

  static void paint(Canvas canvas, Light light, Dice dice) {
    double shore = 0.66;
    Sky sky = Sky.over(light, shore, dice.between(0.2, 0.4), dice);
    sky.paint(canvas);
    new Ridge(shore, 0.25, 1.2, 0.2, 0.9, Colour.hex(0x2f4630), 0.004, new Noise(dice.seed()))
        .paint(canvas, light, 0.4, sky.sunX());
    for (double x = 0; x < canvas.aspect(); x += dice.between(0.06, 0.12)) {
      double r = dice.between(0.04, 0.07);
      Trees.crown(
          canvas,
          light,
          x,
          shore - r * 0.6,
          r,
          r,
          Colour.hex(0x3d5a30),
          0.8,
          0.1,
          new Noise(dice.seed()));
    }
    Lamps.row(canvas, shore - 0.01, 0.045, dice);
    int strings = 5;
    for (int string = 0; string < strings; string++) {
      double near = string / (strings - 1.0);
      string(canvas, Curve.lerp(0.50, 0.10, near), Curve.lerp(0.012, 0.062, near * near), dice);
    }
    new Water(light, shore, 1, 0.65, Colour.hex(0x0b1724), new Noise(dice.seed())).paint(canvas);
    for (int i = 0; i < 24; i++) {
      double near = dice.between(0, 1);
      afloat(
          canvas,
          dice.between(0, 1.66),
          shore + 0.03 + near * near * 0.28,
          0.008 + 0.026 * near * near,
          dice);
    }
  }

  private static void string(Canvas canvas, double y, double r, Dice dice) {
    double sag = dice.between(0.04, 0.08);
    double gap = r * 2.9;
    double from = dice.between(-gap, 0);
    for (double x = from; x < canvas.aspect() + gap; x += gap) {
      double t = x / canvas.aspect();
      double at = y + sag * 4 * t * (1 - t);
      double u = (x + gap) / canvas.aspect();
      canvas.stroke(
          x,
          at - r * 1.3,
          r * 0.05 + 0.001,
          x + gap,
          y + sag * 4 * u * (1 - u) - r * 1.3,
          r * 0.05 + 0.001,
          Shader.flat(Colour.hex(0x15151c)));
      lantern(
          canvas, x, at, r * dice.between(0.92, 1.05), Colour.hex(SILK[dice.below(SILK.length)]));
    }
  }

  private static void lantern(Canvas canvas, double cx, double cy, double r, Colour silk) {
    canvas.glow(cx, cy, r * 2.4, silk, 0.5);
    canvas.ellipse(
        cx,
        cy,
        r,
        r * 1.08,
        0.05,
        (x, y, ink) -> {
          double dx = (x - cx) / r;
          double dy = (y - cy) / r / 1.08;
          double around = Math.sqrt(Math.max(0, 1 - dx * dx));
          double rib = Math.abs(Curve.sin(dy * 17)) * 0.28;
          double core = Curve.decay((dx * dx + (dy - 0.15) * (dy - 0.15)) * 2.6);
          ink.set(silk).times((0.45 + 1.9 * core) * (0.75 + 0.25 * around) * (1 - rib));
          ink.add(Colour.hex(0xffe2a8), 0.9 * core * core);
        });
    Shader cap = Shader.flat(Colour.hex(0x2a1a14));
    canvas.rectangle(cx - r * 0.34, cy - r * 1.2, cx + r * 0.34, cy - r * 1.0, cap);
    canvas.rectangle(cx - r * 0.34, cy + r * 1.0, cx + r * 0.34, cy + r * 1.16, cap);
    canvas.stroke(
        cx, cy + r * 1.15, r * 0.12, cx, cy + r * 1.9, r * 0.2, Shader.flat(silk.times(0.35)));
  }

  private static void afloat(Canvas canvas, double x, double y, double r, Dice dice) {
    Colour paper = dice.of(Colour.hex(0xf7a43c), Colour.hex(0xf2703c), Colour.hex(0xf6c06a));
    canvas.ellipse(x, y + r * 1.6, r * 0.8, r * 1.6, 1.0, Shader.flat(paper.times(0.8), 0.45));
    canvas.glow(x, y, r * 2.6, paper, 0.5);
    canvas.ellipse(x, y + r * 0.45, r * 1.35, r * 0.42, 0.3, Shader.flat(Colour.hex(0x9a3a52)));
    canvas.polygon(
        (px, py, ink) -> ink.set(paper).times(1.1 + 1.8 * Curve.ramp(y - r, y + r * 0.3, py)),
        x - r * 0.6,
        y - r,
        x + r * 0.6,
        y - r,
        x + r * 0.75,
        y + r * 0.4,
        x - r * 0.75,
        y + r * 0.4);
  }
}
