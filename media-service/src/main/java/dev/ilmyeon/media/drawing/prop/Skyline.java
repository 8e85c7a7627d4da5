package dev.ilmyeon.media.drawing.prop;

import dev.ilmyeon.media.drawing.paint.Canvas;
import dev.ilmyeon.media.drawing.paint.Colour;
import dev.ilmyeon.media.drawing.paint.Curve;
import dev.ilmyeon.media.drawing.paint.Dice;
import dev.ilmyeon.media.drawing.paint.Light;
import dev.ilmyeon.media.drawing.paint.Noise;
import dev.ilmyeon.media.drawing.paint.Shader;

/** A row of buildings side by side, at one distance. */
public final class Skyline {

  private Skyline() {}

  /**
   * Fills the width from left to right.
   *
   * @param foot the height of the street on the canvas
   * @param tall how high the highest stand
   * @param scale 1 for buildings across the river, 2 for those across the street
   */
  public static void paint(
      Canvas canvas,
      Light light,
      double foot,
      double tall,
      double scale,
      double distance,
      Dice dice) {
    Noise heights = new Noise(dice.seed());
    double x = -0.05 * scale;
    while (x < canvas.aspect()) {
      double wide = dice.between(0.035, 0.085) * scale;
      double centre = 0.55 + 0.45 * heights.at(x * 2.1, 1.5);
      double high = tall * Curve.clamp(centre) * dice.between(0.55, 1.05) + 0.02;
      building(canvas, light, x, foot - high, x + wide, foot, scale, distance, dice);
      x += wide * dice.between(0.75, 1.25);
    }
  }

  private static void building(
      Canvas canvas,
      Light light,
      double left,
      double top,
      double right,
      double foot,
      double scale,
      double distance,
      Dice dice) {
    Facade.Style style =
        dice.of(Facade.Style.FLATS, Facade.Style.FLATS, Facade.Style.OFFICE, Facade.Style.GLASS);
    Colour wall =
        switch (style) {
          case FLATS -> dice.of(Colour.hex(0xd9d4ca), Colour.hex(0xc9cbc9), Colour.hex(0xcdb9a4));
          case OFFICE -> dice.of(Colour.hex(0x9aa0a6), Colour.hex(0xb49c86), Colour.hex(0x7d848c));
          case GLASS -> Colour.hex(0x5b6c7c);
          case HOUSE -> Colour.hex(0xb5a590);
        };
    Facade facade = new Facade(light, style, distance, wall, dice);
    double wide = right - left;
    if (dice.chance(0.6)) {
      double roof = left + wide * dice.between(0.2, 0.5);
      new Facade(light, Facade.Style.OFFICE, distance, wall.times(0.85), dice)
          .paint(canvas, roof, top - 0.012 * scale, roof + wide * 0.3, top, 1, 1);
    }
    facade.paint(
        canvas,
        left,
        top,
        right,
        foot,
        0.0095 * scale,
        wide / (style == Facade.Style.FLATS ? 7 : 11));
    if (dice.chance(0.15)) {
      double mast = left + wide / 2;
      Shader steel = (x, y, ink) -> light.behindAir(distance, ink.set(light.on(wall, 0.2)));
      canvas.stroke(mast, top, 0.003, mast, top - 0.05 * scale, 0.001, steel);
    }
  }
}
