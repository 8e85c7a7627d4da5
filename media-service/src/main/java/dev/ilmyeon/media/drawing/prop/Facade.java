package dev.ilmyeon.media.drawing.prop;

import dev.ilmyeon.media.drawing.paint.Canvas;
import dev.ilmyeon.media.drawing.paint.Colour;
import dev.ilmyeon.media.drawing.paint.Curve;
import dev.ilmyeon.media.drawing.paint.Dice;
import dev.ilmyeon.media.drawing.paint.Ink;
import dev.ilmyeon.media.drawing.paint.Light;
import dev.ilmyeon.media.drawing.paint.Noise;

/**
 * The front of a building: storeys of windows that mirror the sky by day and are lit in part by
 * night.
 *
 * @param style what the wall between the windows looks like
 * @param distance how much air lies before it
 */
public record Facade(Light light, Style style, double distance, Colour wall, Dice dice) {

  /** How windows sit in the wall. */
  public enum Style {
    FLATS(0.78, 0.50),
    OFFICE(0.94, 0.52),
    GLASS(0.95, 0.93),
    HOUSE(0.36, 0.46);

    private final double wide;
    private final double high;

    Style(double wide, double high) {
      this.wide = wide;
      this.high = high;
    }
  }

  private static final Colour WARM = Colour.hex(0xffc779).times(1.5);
  private static final Colour COOL = Colour.hex(0xdfe9ff).times(1.1);
  private static final Colour PANE = Colour.hex(0x2b3a48);

  /** Paints front and side; {@code storey} and {@code bay} are the pitch of the windows. */
  public void paint(
      Canvas canvas,
      double left,
      double top,
      double right,
      double bottom,
      double storey,
      double bay) {
    Noise noise = new Noise(dice.seed());
    double side = (right - left) * dice.between(0.10, 0.26);
    boolean sideLeft = dice.chance(0.5);
    double split = sideLeft ? left + side : right - side;
    double lit = light.lampsLit() ? dice.between(0.22, 0.6) : 0.0;
    canvas.rectangle(
        left,
        top,
        right,
        bottom,
        (x, y, ink) -> {
          boolean onSide = sideLeft ? x < split : x >= split;
          double pitch = onSide ? bay * 0.7 : bay;
          int column = (int) Math.floor((x - split) / pitch);
          int row = (int) Math.floor((y - top) / storey);
          double u = (x - split) / pitch - column;
          double v = (y - top) / storey - row;
          double facing = onSide ? 0.16 : 0.55;
          boolean window =
              row > 0 && Math.abs(u - 0.5) < style.wide / 2 && Math.abs(v - 0.52) < style.high / 2;
          if (window) {
            pane(
                noise.cell(column + (onSide ? 500 : 0), row), noise.at(x * 9, y * 14), lit, y, ink);
          } else {
            light.on(wall, facing, ink).times(0.92 + 0.08 * noise.at(x * 40, y * 40));
          }
          ink.times(onSide ? 0.72 : 1 - 0.12 * (x - left) / (right - left));
          light.behindAir(distance + 0.25 * Curve.ramp(bottom - 0.12, bottom, y) * distance, ink);
        });
  }

  private void pane(double chance, double mirrored, double lit, double y, Ink ink) {
    if (chance < lit) {
      double warmth = chance / lit;
      ink.set(warmth < 0.72 ? WARM : COOL).times(0.25 + 1.1 * (warmth * 7 - (int) (warmth * 7)));
      return;
    }
    double sky = Curve.clamp(0.34 + mirrored * 0.35 + (chance - 0.5) * 0.22 - y * 0.15);
    ink.set(light.on(PANE, 0.2)).mix(light.zenith().mix(light.horizon(), 0.55), sky);
  }
}
