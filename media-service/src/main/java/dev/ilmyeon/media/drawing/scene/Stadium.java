package dev.ilmyeon.media.drawing.scene;

import dev.ilmyeon.media.drawing.paint.Canvas;
import dev.ilmyeon.media.drawing.paint.Colour;
import dev.ilmyeon.media.drawing.paint.Curve;
import dev.ilmyeon.media.drawing.paint.Dice;
import dev.ilmyeon.media.drawing.paint.Light;
import dev.ilmyeon.media.drawing.paint.Noise;
import dev.ilmyeon.media.drawing.paint.Shader;
import dev.ilmyeon.media.drawing.paint.Sky;
import dev.ilmyeon.media.drawing.prop.Lamps;
import dev.ilmyeon.media.drawing.prop.People;

/** A match under way: the pitch, the far stand full, floodlights or sun. */
final class Stadium {

  private static final Colour GRASS = Colour.hex(0x4f9138);

  private Stadium() {}

  static void paint(Canvas canvas, Light light, Dice dice) {
    boolean night = light.lampsLit();
    Light flood = night ? Light.CLOUDY : light;
    double rail = 0.50;
    Sky sky = Sky.over(light, 0.5, dice.between(0.3, 0.6), dice);
    sky.paint(canvas);
    stand(canvas, flood, rail, night ? 0.75 : 1, dice);
    roof(canvas, light);
    boards(canvas, flood, rail, dice);
    pitch(canvas, flood, rail + 0.045, new Noise(dice.seed()));
    if (night) {
      masts(canvas);
    }
    Colour home = dice.of(Colour.hex(0xc23a34), Colour.hex(0xe8b53a), Colour.hex(0x3a6fc2));
    Colour away = Colour.hex(0xf0f0ee);
    for (int i = 0; i < 17; i++) {
      double near = Curve.lerp(0.02, 0.9, i / 16.0);
      boolean ours = dice.chance(0.5);
      People.figure(
          canvas,
          flood,
          dice.between(0.08, 1.58),
          rail + 0.06 + near * near * 0.40,
          0.06 + near * near * 0.15,
          ours ? home : away,
          ours ? Colour.hex(0x22252b) : home.times(0.6),
          dice);
    }
    double bx = dice.between(0.6, 1.0);
    canvas.ellipse(bx + 0.008, 0.872, 0.014, 0.004, 0.8, Shader.flat(Colour.BLACK, 0.5));
    canvas.ellipse(
        bx,
        0.862,
        0.009,
        0.009,
        0.15,
        (x, y, ink) -> flood.on(Colour.WHITE, Curve.clamp(0.8 - (y - 0.855) * 40), ink));
  }

  private static void stand(Canvas canvas, Light light, double rail, double brightness, Dice dice) {
    Shader far = People.crowd(light, 0.011, 0.8 * brightness, new Noise(dice.seed()));
    Shader near = People.crowd(light, 0.015, brightness, new Noise(dice.seed()));
    canvas.between(
        x -> tier(x, 0.175),
        x -> tier(x, 0.305),
        (x, y, ink) -> {
          far.shade(x, y - tier(x, 0.175), ink);
          ink.times(Curve.lerp(0.5, 1, Curve.ramp(tier(x, 0.175), tier(x, 0.23), y)) * aisle(x, y));
          light.behindAir(0.22, ink);
        });
    canvas.between(
        x -> tier(x, 0.300),
        x -> tier(x, 0.332),
        (x, y, ink) ->
            light.behindAir(0.1, light.on(Colour.hex(0x6a7078), 0.5, ink).times(brightness)));
    canvas.between(
        x -> tier(x, 0.328),
        x -> rail + 0.01,
        (x, y, ink) -> {
          near.shade(x, y - tier(x, 0.328), ink);
          ink.times(
              Curve.lerp(0.55, 1, Curve.ramp(tier(x, 0.328), tier(x, 0.37), y)) * aisle(x, y));
        });
  }

  private static double aisle(double x, double y) {
    double fan = (x - 0.83) / (0.75 + y) * 5.2;
    return Math.abs(fan - Math.rint(fan)) < 0.025 ? 0.45 : 1;
  }

  private static double tier(double x, double y) {
    double d = (x - 0.83) / 0.83;
    return y - 0.045 * d * d;
  }

  private static void roof(Canvas canvas, Light light) {
    Colour steel = Colour.hex(0xd8dce0);
    canvas.between(
        x -> tier(x, 0.105),
        x -> tier(x, 0.185),
        (x, y, ink) -> {
          double beam = x * 17 - Math.rint(x * 17);
          double under = Curve.ramp(tier(x, 0.105), tier(x, 0.185), y);
          light
              .on(steel, 0.75 - 0.65 * Curve.step(0.15, 0.35, under), ink)
              .times(Math.abs(beam) < 0.06 ? 1.25 : 1);
        });
    if (light.lampsLit()) {
      for (double x = 0.03; x < 1.66; x += 0.045) {
        Lamps.lamp(canvas, x, tier(x, 0.166), 0.0045, Colour.hex(0xeaf2ff));
      }
    }
  }

  private static void boards(Canvas canvas, Light light, double rail, Dice dice) {
    Noise noise = new Noise(dice.seed());
    int[] paints = {0x1f4e8c, 0xd8dadc, 0xb0302c, 0x2a7a55, 0xe0a02e, 0x26282c};
    canvas.rectangle(
        0,
        rail,
        canvas.aspect(),
        rail + 0.034,
        (x, y, ink) -> {
          int board = (int) Math.floor(x / 0.16);
          Colour paint = Colour.hex(paints[(int) (noise.cell(board, 0) * paints.length)]);
          double band = Math.abs(y - rail - 0.017) < 0.006 && noise.at(x * 60, board) > 0 ? 1.7 : 1;
          light.on(paint, 0.6, ink).times(band);
        });
    canvas.rectangle(
        0,
        rail + 0.034,
        canvas.aspect(),
        rail + 0.047,
        Shader.flat(light.on(Colour.hex(0x9a4b38), 0.5)));
  }

  private static void pitch(Canvas canvas, Light light, double top, Noise noise) {
    canvas.fill(
        top,
        1,
        (x, y, ink) -> {
          double far = 1 / (y - top + 0.30);
          double gx = (x - 0.83) * far;
          double stripe = ((int) Math.floor(gx * 2.6 + 100)) % 2 == 0 ? 1.0 : 0.82;
          double blade = noise.fractal(gx * 60, far * 140, 3);
          light.on(GRASS, 0.72, ink).times(stripe * (1 + 0.16 * blade));
          double touch = Math.abs(far - 3.14) * 0.12;
          double half = Math.abs(gx - 0.06) * 0.55;
          double circle =
              Math.abs(
                      Math.sqrt((gx - 0.06) * (gx - 0.06) + (far - 2.0) * (far - 2.0) * 1.4) - 0.62)
                  * 0.4;
          double line = Math.min(touch, Math.min(half, circle));
          ink.mix(
              light.on(Colour.WHITE, 0.75),
              0.8 * Curve.step(0.009, 0.004, line * (0.4 + far * 0.25)));
        });
  }

  private static void masts(Canvas canvas) {
    for (double x : new double[] {0.10, 1.56}) {
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 3; j++) {
          Lamps.lamp(canvas, x + (i - 1.5) * 0.016, 0.045 + j * 0.014, 0.005, Colour.hex(0xf2f6ff));
        }
      }
      canvas.glow(x, 0.06, 0.16, Colour.hex(0xdfeaff), 0.5);
    }
  }
}
