package dev.ilmyeon.media.drawing.prop;

import dev.ilmyeon.media.drawing.paint.Canvas;
import dev.ilmyeon.media.drawing.paint.Colour;
import dev.ilmyeon.media.drawing.paint.Curve;
import dev.ilmyeon.media.drawing.paint.Dice;
import dev.ilmyeon.media.drawing.paint.Light;
import dev.ilmyeon.media.drawing.paint.Noise;
import dev.ilmyeon.media.drawing.paint.Shader;

/** Broad-leaved trees, conifers and grass. */
public final class Trees {

  private static final Colour BARK = Colour.hex(0x4a3a2c);

  private Trees() {}

  /** A crown of leaves around a centre, lit from {@code sunX}. */
  public static void crown(
      Canvas canvas,
      Light light,
      double cx,
      double cy,
      double rx,
      double ry,
      Colour leaf,
      double sunX,
      double distance,
      Noise noise) {
    double f = 1 / Math.min(rx, ry);
    double toSun = Math.clamp((sunX - cx) * 2, -0.8, 0.8);
    canvas.rectangle(
        cx - rx * 1.3,
        cy - ry * 1.3,
        cx + rx * 1.3,
        cy + ry * 1.3,
        (x, y, ink) -> {
          double dx = (x - cx) / rx;
          double dy = (y - cy) / ry;
          double middle = 1 - Math.sqrt(dx * dx + dy * dy);
          if (middle < -0.5) {
            ink.alpha(0);
            return;
          }
          double clumps = noise.fractal(x * f * 1.7, y * f * 1.7, 4);
          double leaves = noise.at(x * f * 17, y * f * 17);
          double inside = middle + clumps * 0.42 + leaves * 0.16;
          double cover = Curve.step(0.02, 0.10, inside);
          if (cover <= 0) {
            ink.alpha(0);
            return;
          }
          double lit = 0.40 + 0.42 * (dx * toSun - dy) + clumps * 0.75 + leaves * 0.28;
          light.on(leaf, Curve.clamp(lit), ink).times(0.72 + 0.35 * Curve.clamp(lit));
          light.behindAir(distance, ink).alpha(cover);
        });
  }

  /** A broad-leaved tree that stands at {@code foot}. */
  public static void broad(
      Canvas canvas,
      Light light,
      double x,
      double foot,
      double tall,
      Colour leaf,
      double sunX,
      double distance,
      Dice dice) {
    Noise noise = new Noise(dice.seed());
    Shader bark =
        (px, py, ink) ->
            light.behindAir(distance, light.on(BARK, 0.35 + 0.3 * noise.at(px * 90, py * 25), ink));
    double lean = dice.between(-0.04, 0.04) * tall;
    canvas.stroke(x, foot, tall * 0.055, x + lean, foot - tall * 0.6, tall * 0.025, bark);
    canvas.stroke(
        x, foot - tall * 0.3, tall * 0.03, x - tall * 0.16, foot - tall * 0.6, tall * 0.01, bark);
    canvas.stroke(
        x, foot - tall * 0.35, tall * 0.03, x + tall * 0.17, foot - tall * 0.62, tall * 0.01, bark);
    double top = foot - tall * 0.66;
    double[][] lobes = {
      {-0.17, 0.06, 0.19},
      {0.18, 0.04, 0.20},
      {0.02, -0.12, 0.22},
      {-0.06, 0.08, 0.19},
      {0.1, -0.02, 0.16}
    };
    for (double[] lobe : lobes) {
      double r = tall * lobe[2] * dice.between(0.85, 1.15);
      double cx = x + lean + tall * lobe[0] * dice.between(0.8, 1.2);
      double cy = top + tall * lobe[1];
      Noise own = new Noise(dice.seed());
      crown(
          canvas,
          light,
          cx,
          cy,
          r,
          r * 0.86,
          leaf.times(dice.between(0.85, 1.1)),
          sunX,
          distance,
          own);
    }
  }

  /** A conifer, {@code snow} from 0 to 1 on its boughs. */
  public static void conifer(
      Canvas canvas,
      Light light,
      double x,
      double foot,
      double tall,
      Colour needle,
      double snow,
      double distance,
      Noise noise) {
    double half = tall * 0.21;
    Colour white = Colour.hex(0xf3f6fb);
    canvas.rectangle(
        x - half * 1.2,
        foot - tall,
        x + half * 1.2,
        foot,
        (px, py, ink) -> {
          double down = (py - foot + tall) / tall;
          double dx = (px - x) / half;
          double tier = down * 9 + noise.at(px * 14 / tall, py * 5 / tall) * 0.8;
          double bough = tier - Math.floor(tier);
          double reach =
              (0.06 + down) * (0.62 + 0.38 * bough) * (1 - 0.9 * Curve.ramp(0.93, 1, down));
          double ragged = noise.fractal(px * 30 / tall, py * 30 / tall, 2) * 0.22;
          double cover = Curve.step(-0.02, 0.06, reach - Math.abs(dx) + ragged * (0.3 + down));
          double lit = Curve.clamp(0.42 - dx * 0.25 - bough * 0.38 + ragged);
          light.on(needle, lit, ink);
          double top = Curve.step(0.62, 0.10, bough + ragged) * snow;
          ink.mix(light.on(white, lit * 0.9), top);
          light.behindAir(distance, ink).alpha(cover);
        });
  }

  /** Blades of grass in front, from the foot of the canvas up. */
  public static void grass(
      Canvas canvas, Light light, double foot, double tall, int blades, Colour green, Dice dice) {
    for (int i = 0; i < blades; i++) {
      double x = dice.between(0, canvas.aspect());
      double y = foot + dice.between(0, 0.05);
      double high = tall * dice.between(0.4, 1.0);
      double lean = dice.between(-0.4, 0.5) * high;
      Colour lit = light.on(green.times(dice.between(0.6, 1.2)), dice.between(0.15, 0.75));
      Shader blade = Shader.flat(lit);
      double bend = lean * 0.3;
      canvas.stroke(x, y, 0.005, x + bend, y - high * 0.55, 0.0038, blade);
      canvas.stroke(x + bend, y - high * 0.55, 0.0038, x + lean, y - high, 0.0006, blade);
    }
  }
}
