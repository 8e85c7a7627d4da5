package dev.ilmyeon.media.drawing.paint;

/**
 * A level water that mirrors what is painted above it: ripples get finer towards the far shore, and
 * at the viewer's feet one looks into the depth.
 *
 * @param shore the height of the far shore on the canvas
 * @param bottom where the water ends at the viewer
 * @param rough 0 for a pond at dawn, 1 for a windy sea
 */
public record Water(
    Light light, double shore, double bottom, double rough, Colour deep, Noise noise) {

  public void paint(Canvas canvas) {
    canvas.fill(shore, bottom, (x, y, ink) -> shade(canvas, x, y, ink));
  }

  private void shade(Canvas canvas, double x, double y, Ink ink) {
    double near = (y - shore) / (1.02 - shore);
    double far = 1 / (near + 0.025);
    double px = (x - canvas.aspect() / 2) * far;
    double swell = noise.fractal(px * 1.6, far * 5.0, 3);
    double ripple = noise.fractal(px * 5.0 + 7, far * 17, 3);
    double wave = swell * 0.55 + ripple * 0.45;
    double bend = rough * (0.020 + 0.16 * near);
    double mirrored = shore - (y - shore) * 0.92 - wave * bend - rough * 0.02;
    canvas.sample(x + ripple * bend * 0.22, Math.min(mirrored, shore - 2 * canvas.pixel()), ink);
    double into = Curve.clamp(0.10 + 0.55 * near * near + wave * 0.28 * rough);
    ink.times(0.93).mix(light.on(deep, 0.35), into);
    double glint = Curve.ramp(0.42, 0.8, ripple + swell * 0.5) * rough;
    ink.add(light.cloudLit, glint * 0.10);
  }
}
