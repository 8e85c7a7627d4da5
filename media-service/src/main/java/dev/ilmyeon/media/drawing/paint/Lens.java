package dev.ilmyeon.media.drawing.paint;

/**
 * What a camera does to a scene: blur out of focus, bloom around lights, vignette, the film's curve
 * and its grain.
 */
public final class Lens {

  /** How much of its saturation a colour loses, since the film's curve adds some. */
  private static final double FADED = 0.16;

  private static final int CURVE = 4096;
  private static final byte[] SRGB = new byte[CURVE + 1];

  static {
    for (int i = 0; i <= CURVE; i++) {
      double c = i / (double) CURVE;
      double s = c <= 0.0031308 ? c * 12.92 : 1.055 * StrictMath.pow(c, 1 / 2.4) - 0.055;
      SRGB[i] = (byte) Math.round(s * 255);
    }
  }

  private Lens() {}

  /** Softens all that is painted so far, as what lies behind the plane of focus. */
  public static void blur(Canvas canvas, double radius) {
    int reach = (int) Math.round(radius * canvas.height());
    if (reach > 0) {
      for (int pass = 0; pass < 3; pass++) {
        box(canvas.rgb(), canvas.width(), canvas.height(), reach);
      }
    }
  }

  /** Lets what is brighter than paper glow into its surroundings. */
  public static void bloom(Canvas canvas, double strength, double radius) {
    int scale = Math.max(1, canvas.height() / 120);
    int w = (canvas.width() + scale - 1) / scale;
    int h = (canvas.height() + scale - 1) / scale;
    Canvas small = new Canvas(w, h);
    float[] from = canvas.rgb();
    for (int row = 0; row < canvas.height(); row++) {
      gather(
          from, row * canvas.width() * 3, canvas.width(), scale, small.rgb(), row / scale * w * 3);
    }
    blur(small, radius);
    Ink ink = new Ink();
    float f = (float) strength;
    for (int row = 0, i = 0; row < canvas.height(); row++) {
      for (int column = 0; column < canvas.width(); column++, i += 3) {
        small.sample((column + 0.5) / scale / h, (row + 0.5) / scale / h, ink);
        from[i] += ink.r * f;
        from[i + 1] += ink.g * f;
        from[i + 2] += ink.b * f;
      }
    }
  }

  /** Adds the bright part of a line to the line of the small picture that it falls into. */
  private static void gather(
      float[] from, int start, int width, int scale, float[] to, int smallStart) {
    float share = 1f / (scale * scale);
    for (int column = 0, i = start; column < width; column++) {
      int at = smallStart + column / scale * 3;
      for (int channel = 0; channel < 3; channel++, i++) {
        float light = from[i];
        if (light > 0.75f) {
          to[at + channel] += (Math.min(light, 12) - 0.75f) * share;
        }
      }
    }
  }

  /** The pixels {@code 0xRRGGBB}, row by row. */
  public static int[] develop(Canvas canvas, double exposure, long seed) {
    int w = canvas.width();
    int h = canvas.height();
    float[] rgb = canvas.rgb();
    Noise grain = new Noise(seed);
    int[] pixels = new int[w * h];
    for (int row = 0, i = 0; row < h; row++) {
      for (int column = 0; column < w; column++, i++) {
        double dx = (column - w / 2.0) / w;
        double dy = (row - h / 2.0) / h;
        double light = exposure * (1 - 0.55 * (dx * dx + dy * dy));
        double speck = grain.cell(column, row) + grain.cell(column + 70_001, row) - 1;
        double grey = 0.3 * rgb[3 * i] + 0.55 * rgb[3 * i + 1] + 0.15 * rgb[3 * i + 2];
        int r = film(Curve.lerp(rgb[3 * i], grey, FADED) * light, speck);
        int g = film(Curve.lerp(rgb[3 * i + 1], grey, FADED) * light, speck);
        int b = film(Curve.lerp(rgb[3 * i + 2], grey, FADED) * light, speck);
        pixels[i] = r << 16 | g << 8 | b;
      }
    }
    return pixels;
  }

  /** Narkowicz's fit of the ACES curve, then grain where the film is neither black nor white. */
  private static int film(double light, double speck) {
    double x = light * 0.62;
    double c = x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14);
    double grained = c + speck * 0.026 * (0.02 + c) * (1.15 - Math.min(c, 1));
    return SRGB[(int) Math.clamp(Math.round(grained * CURVE), 0, CURVE)] & 0xff;
  }

  private static void box(float[] rgb, int w, int h, int reach) {
    float[] line = new float[Math.max(w, h)];
    for (int channel = 0; channel < 3; channel++) {
      for (int row = 0; row < h; row++) {
        box(rgb, row * w * 3 + channel, 3, w, reach, line);
      }
      for (int column = 0; column < w; column++) {
        box(rgb, column * 3 + channel, w * 3, h, reach, line);
      }
    }
  }

  private static void box(float[] rgb, int start, int step, int n, int reach, float[] line) {
    for (int i = 0; i < n; i++) {
      line[i] = rgb[start + i * step];
    }
    double sum = line[0] * (reach + 1);
    for (int i = 1; i <= reach; i++) {
      sum += line[Math.min(i, n - 1)];
    }
    for (int i = 0; i < n; i++) {
      rgb[start + i * step] = (float) (sum / (2 * reach + 1));
      sum += line[Math.min(i + reach + 1, n - 1)] - line[Math.max(i - reach, 0)];
    }
  }
}
