package dev.ilmyeon.media.drawing.paint;

/** What a {@link Shader} leaves for one pixel: reused from pixel to pixel, so shaders set it. */
public final class Ink {

  float r;
  float g;
  float b;
  float a;

  public Ink set(Colour colour) {
    r = colour.r();
    g = colour.g();
    b = colour.b();
    return this;
  }

  public Ink mix(Colour colour, double share) {
    float t = (float) share;
    r += (colour.r() - r) * t;
    g += (colour.g() - g) * t;
    b += (colour.b() - b) * t;
    return this;
  }

  public Ink add(Colour colour, double factor) {
    float f = (float) factor;
    r += colour.r() * f;
    g += colour.g() * f;
    b += colour.b() * f;
    return this;
  }

  public Ink times(double factor) {
    float f = (float) factor;
    r *= f;
    g *= f;
    b *= f;
    return this;
  }

  public Ink times(Colour colour) {
    r *= colour.r();
    g *= colour.g();
    b *= colour.b();
    return this;
  }

  public Ink add(Ink other, double factor) {
    float f = (float) factor;
    r += other.r * f;
    g += other.g * f;
    b += other.b * f;
    return this;
  }

  /** How much of what is below is covered; 1 unless said. */
  public Ink alpha(double alpha) {
    a = (float) alpha;
    return this;
  }
}
