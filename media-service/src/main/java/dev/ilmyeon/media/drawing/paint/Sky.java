package dev.ilmyeon.media.drawing.paint;

/**
 * A sky over a horizon: the gradient of the air, the sun and its aureole, cumulus in the
 * perspective of a plane overhead, cirrus above.
 *
 * @param horizon the height of the horizon on the canvas
 * @param sunX where the sun stands, perhaps outside the canvas
 * @param clouds the share of the sky that clouds cover
 */
public record Sky(Light light, double horizon, double sunX, double sunY, double clouds, Noise noise)
    implements Shader {

  /** A sky whose sun stands where it does at that hour: by day above the frame, by night a moon. */
  public static Sky over(Light light, double horizon, double clouds, Dice dice) {
    boolean left = dice.chance(0.5);
    double inFrame = left ? dice.between(0.25, 0.6) : dice.between(1.05, 1.4);
    double outside = left ? -0.35 : 2.0;
    double low = horizon - dice.between(0.06, 0.12);
    Noise noise = new Noise(dice.seed());
    return switch (light) {
      case DAY, CLOUDY -> new Sky(light, horizon, outside, -0.25, clouds, noise);
      case DAWN, GOLDEN -> new Sky(light, horizon, inFrame, low - 0.06, clouds, noise);
      case DUSK -> new Sky(light, horizon, inFrame, low + 0.05, clouds, noise);
      case NIGHT -> new Sky(light, horizon, inFrame, horizon * 0.3, clouds, noise);
    };
  }

  /** Paints it down to a little below the horizon; soft as it is, from half as many lines. */
  public void paint(Canvas canvas) {
    Canvas half = new Canvas((canvas.width() + 1) / 2, (canvas.height() + 1) / 2);
    double end = Math.min(1, horizon + 0.12);
    half.fill(0, end + 4 * half.pixel(), this);
    canvas.fill(0, end, (x, y, ink) -> half.sample(x, y, ink));
  }

  @Override
  public void shade(double x, double y, Ink ink) {
    double up = Math.max(0, (horizon - y) / Math.max(horizon, 0.2));
    double rise = up / (up + 0.35) * 1.35;
    ink.set(light.horizon).mix(light.zenith, Math.min(1, rise * rise * 0.35 + rise * 0.65));
    double dx = x - sunX;
    double dy = y - sunY;
    double square = dx * dx + dy * dy;
    ink.add(light.sun, 0.30 / (1 + square * 28) + 0.10 / (1 + square * 3) - 0.012);
    cirrus(x, y, up, ink);
    if (square < 0.02) {
      ink.add(light.sun, 10 * Curve.step(0.00062, 0.00045, square));
    }
    cumulus(x, up, square, ink);
  }

  private void cirrus(double x, double y, double up, Ink ink) {
    double veil = noise.fractal(x * 1.4 + y * 0.9 + 31, y * 6.5 - x * 1.2, 4);
    double cover = Curve.step(0.02, 0.75, veil + clouds * 0.25 - 0.1) * Curve.ramp(0.03, 0.5, up);
    ink.mix(light.cloudLit, cover * 0.42);
  }

  private void cumulus(double x, double up, double toSun, Ink ink) {
    double far = 1 / (up + 0.16);
    double px = (x - 0.8) * far * 1.15;
    double py = far * 2.3;
    double density = noise.fractal(px, py, 6);
    double edge = 0.58 - clouds * 0.9;
    double cover = Curve.step(edge, edge + 0.30, density) * Curve.ramp(0.0, 0.10, up);
    if (cover <= 0) {
      return;
    }
    double sunward = Math.clamp(sunX - x, -1, 1);
    double shade = noise.fractal(px + 0.10 * sunward, py + 0.16, 4) - density;
    double thick = Curve.ramp(edge, edge + 0.75, density);
    double lit = Curve.clamp(0.80 - shade * 0.9 - thick * 0.62);
    Colour body = light.cloudShade.mix(light.cloudLit, lit);
    double silver = (1 - thick) * 0.5 / (1 + toSun * 22);
    ink.mix(body, cover * 0.94).add(light.sun, silver * cover);
  }
}
