package dev.ilmyeon.media.drawing.paint;

/** A colour in linear light; 1 is white paper in full sun, lamps and the sun go beyond. */
public record Colour(float r, float g, float b) {

  private static final float[] LINEAR = linear();

  public static final Colour BLACK = new Colour(0, 0, 0);
  public static final Colour WHITE = new Colour(1, 1, 1);

  /** The sRGB colour {@code 0xRRGGBB}. */
  public static Colour hex(int rgb) {
    return new Colour(LINEAR[rgb >> 16 & 0xff], LINEAR[rgb >> 8 & 0xff], LINEAR[rgb & 0xff]);
  }

  public Colour mix(Colour other, double share) {
    float t = (float) share;
    return new Colour(r + (other.r - r) * t, g + (other.g - g) * t, b + (other.b - b) * t);
  }

  public Colour times(double factor) {
    float f = (float) factor;
    return new Colour(r * f, g * f, b * f);
  }

  public Colour times(Colour other) {
    return new Colour(r * other.r, g * other.g, b * other.b);
  }

  public Colour plus(Colour other) {
    return new Colour(r + other.r, g + other.g, b + other.b);
  }

  private static float[] linear() {
    float[] linear = new float[256];
    for (int i = 0; i < linear.length; i++) {
      double c = i / 255.0;
      linear[i] = (float) (c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4));
    }
    return linear;
  }
}
