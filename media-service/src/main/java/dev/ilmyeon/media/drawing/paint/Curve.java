package dev.ilmyeon.media.drawing.paint;

/** The scalar functions of shading, by arithmetic alone. */
public final class Curve {

  private static final double TWO_PI = 2 * Math.PI;

  private Curve() {}

  public static double clamp(double value) {
    return value < 0 ? 0 : Math.min(value, 1);
  }

  /** Linear from 0 at {@code from} to 1 at {@code to}, which may lie below. */
  public static double ramp(double from, double to, double value) {
    return clamp((value - from) / (to - from));
  }

  /** Like {@link #ramp} with soft ends. */
  public static double step(double from, double to, double value) {
    double t = ramp(from, to, value);
    return t * t * (3 - 2 * t);
  }

  public static double lerp(double from, double to, double share) {
    return from + (to - from) * share;
  }

  /** About {@code exp(-x)} for x from 0 up. */
  public static double decay(double x) {
    double t = x <= 0 ? 0 : x;
    double d = 1 + t * (0.25 + t * (0.03125 + t * 0.0026));
    double q = d * d;
    return 1 / (q * q);
  }

  /** A sine within 0.001, of any angle in radians. */
  public static double sin(double angle) {
    double turns = angle / TWO_PI;
    double t = turns - Math.floor(turns);
    double s = t < 0.5 ? 1 : -1;
    double u = t < 0.5 ? t : t - 0.5;
    double p = 16 * u * (0.5 - u);
    return s * 4 * p / (5 - p);
  }

  public static double cos(double angle) {
    return sin(angle + Math.PI / 2);
  }
}
