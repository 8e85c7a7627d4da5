package dev.ilmyeon.media.drawing.prop;

import dev.ilmyeon.media.drawing.paint.Canvas;
import dev.ilmyeon.media.drawing.paint.Colour;
import dev.ilmyeon.media.drawing.paint.Curve;
import dev.ilmyeon.media.drawing.paint.Dice;
import dev.ilmyeon.media.drawing.paint.Light;
import dev.ilmyeon.media.drawing.paint.Noise;
import dev.ilmyeon.media.drawing.paint.Shader;

/** Ships and boats, each with its reflection. */
public final class Boats {

  private static final Colour WHITE = Colour.hex(0xf4f5f3);

  private Boats() {}

  /** A white passenger ship, {@code size} long, whose water line is at {@code y}. */
  public static void ferry(Canvas canvas, Light light, double x, double y, double size, Dice dice) {
    Colour band = dice.of(Colour.hex(0x1d4f91), Colour.hex(0x2a7d6d), Colour.hex(0xb3382c));
    double h = size * 0.10;
    shadow(canvas, light, x, y, size, h);
    hull(canvas, light, x, y, size, h, band);
    double deck = y - h;
    for (int storey = 0; storey < 3; storey++) {
      double inset = size * (0.08 + storey * 0.07);
      double top = deck - h * 0.62;
      new Facade(light, Facade.Style.OFFICE, 0.05, WHITE, dice)
          .paint(canvas, x + inset, top, x + size - inset * 1.5, deck, h * 0.31, size * 0.02);
      canvas.rectangle(
          x + inset - 0.004,
          top - 0.003,
          x + size - inset * 1.4,
          top + 0.003,
          lit(light, WHITE, 0.8));
      deck = top;
    }
    canvas.polygon(
        lit(light, band, 0.5),
        x + size * 0.40,
        deck,
        x + size * 0.42,
        deck - h * 0.7,
        x + size * 0.50,
        deck - h * 0.7,
        x + size * 0.52,
        deck);
    canvas.stroke(
        x + size * 0.62, deck, 0.003, x + size * 0.62, deck - h, 0.001, lit(light, WHITE, 0.5));
    wake(canvas, light, x, y, size, new Noise(dice.seed()));
  }

  /** A small fishing boat. */
  public static void fisher(
      Canvas canvas, Light light, double x, double y, double size, Dice dice) {
    Colour band = dice.of(Colour.hex(0x2767a8), Colour.hex(0x3a8a6c), Colour.hex(0xb8483a));
    double h = size * 0.17;
    shadow(canvas, light, x, y, size, h);
    hull(canvas, light, x, y, size, h, band);
    double cabin = x + size * dice.between(0.25, 0.38);
    new Facade(light, Facade.Style.OFFICE, 0.05, WHITE, dice)
        .paint(canvas, cabin, y - h * 2.1, cabin + size * 0.26, y - h * 0.9, h * 0.6, size * 0.07);
    canvas.rectangle(
        cabin - size * 0.02,
        y - h * 2.2,
        cabin + size * 0.29,
        y - h * 2.05,
        lit(light, WHITE, 0.8));
    Shader mast = lit(light, Colour.hex(0x8d8a80), 0.4);
    double w = size * 0.012;
    canvas.stroke(cabin + size * 0.3, y - h, w, cabin + size * 0.3, y - h * 4.2, w * 0.6, mast);
    canvas.stroke(
        cabin + size * 0.3, y - h * 4, w * 0.5, x + size * 0.98, y - h * 1.3, w * 0.4, mast);
    canvas.stroke(
        cabin + size * 0.3, y - h * 4, w * 0.5, x + size * 0.02, y - h * 1.1, w * 0.4, mast);
  }

  private static void hull(
      Canvas canvas, Light light, double x, double y, double size, double h, Colour band) {
    canvas.polygon(
        (px, py, ink) -> {
          double down = (y - py) / h;
          Colour paint = down < 0.18 ? Colour.hex(0x7c2a22) : down < 0.48 ? band : WHITE;
          light.on(paint, 0.35 + 0.35 * down - 0.2 * (px - x) / size, ink);
        },
        x,
        y - h,
        x + size * 0.7,
        y - h * 0.95,
        x + size * 1.03,
        y - h * 1.35,
        x + size * 0.93,
        y,
        x + size * 0.04,
        y);
  }

  private static void shadow(
      Canvas canvas, Light light, double x, double y, double size, double h) {
    Colour dark = light.on(Colour.hex(0x25323a), 0.1);
    canvas.ellipse(x + size * 0.5, y + h * 0.3, size * 0.52, h * 0.75, 0.9, Shader.flat(dark, 0.6));
  }

  private static void wake(
      Canvas canvas, Light light, double x, double y, double size, Noise noise) {
    canvas.polygon(
        (px, py, ink) -> {
          double away = Curve.ramp(x + size * 0.9, x - size * 1.2, px);
          double foam = noise.fractal(px * 60, py * 220, 3) + 0.25 - away;
          ink.set(light.on(WHITE, 0.5)).alpha(0.75 * Curve.step(0, 0.35, foam));
        },
        x + size * 0.94,
        y - 0.004,
        x - size * 1.2,
        y + 0.004,
        x - size * 1.2,
        y + 0.028,
        x + size * 0.6,
        y + 0.008);
  }

  private static Shader lit(Light light, Colour colour, double lambert) {
    return Shader.flat(light.on(colour, lambert));
  }
}
