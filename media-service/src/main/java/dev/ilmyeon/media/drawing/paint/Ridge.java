package dev.ilmyeon.media.drawing.paint;

import java.util.function.DoubleUnaryOperator;

/**
 * A range of hills or mountains at one distance.
 *
 * @param base the height of its foot on the canvas
 * @param tall how far its highest crest rises above
 * @param detail how many crests stand side by side
 * @param rough 0 for rolling hills, 1 for rock
 * @param distance how much air lies before it, 0 near to 3 far
 * @param slope the colour of what grows on it, in plain light
 * @param trees how high its trees stand out on the crest
 */
public record Ridge(
    double base,
    double tall,
    double detail,
    double rough,
    double distance,
    Colour slope,
    double trees,
    Noise noise)
    implements DoubleUnaryOperator {

  @Override
  public double applyAsDouble(double x) {
    double soft = noise.fractal(x * detail, 0.37, 5) * 0.5 + 0.45;
    double sharp = noise.ridged(x * detail * 0.8, 4.2, 6);
    double crest = base - tall * Curve.lerp(soft, sharp, rough);
    double crown = Math.abs(noise.at(x * 150, 3)) + Math.abs(noise.at(x * 330, 9)) * 0.6;
    return crest - trees * crown;
  }

  /** Paints it down to a little below its foot, {@code mist} in its valleys. */
  public void paint(Canvas canvas, Light light, double mist, double sunX) {
    double end = base + 0.03 + tall * 0.5;
    canvas.between(this, x -> end, shader(light, mist, sunX));
  }

  /** Its slopes, lit from {@code sunX}, for a shape of one's own. */
  public Shader shader(Light light, double mist, double sunX) {
    double grain = detail * 2.2;
    double contrast = Curve.lerp(0.9, 1.8, rough);
    return (x, y, ink) -> {
      double here = noise.fractal(x * grain + 50, y * grain * 1.4, 5);
      double side = Math.clamp((sunX - x) * 0.2, -0.05, 0.05);
      double there = noise.fractal((x + side / detail) * grain + 50, (y - 0.03) * grain * 1.4, 4);
      double facing = Curve.clamp(0.42 + (here - there) * contrast);
      double crowns = noise.at(x * 170, y * 210) * 0.5 + noise.at(x * 420, y * 460) * 0.4;
      double texture = 1 + crowns * 0.75 * Curve.decay(distance * 1.5) + here * 0.25;
      light.on(slope, facing, ink).times(texture);
      double valley = Curve.ramp(base - tall * 0.75, base + 0.02, y);
      light.behindAir(distance + mist * valley * valley, ink);
    };
  }
}
