package dev.ilmyeon.media.drawing.paint;

/** Gradient noise of a seed: smooth, without a period that shows, from -1 to 1 about 0. */
public final class Noise {

  private static final double[] GRADIENT_X = {1, -1, 1, -1, 1.414, -1.414, 0, 0};
  private static final double[] GRADIENT_Y = {1, 1, -1, -1, 0, 0, 1.414, -1.414};

  private final int seed;

  public Noise(long seed) {
    this.seed = (int) ((seed * 0x9E3779B97F4A7C15L) >>> 32);
  }

  public double at(double x, double y) {
    int ix = floor(x);
    int iy = floor(y);
    double dx = x - ix;
    double dy = y - iy;
    double u = dx * dx * dx * (dx * (dx * 6 - 15) + 10);
    double v = dy * dy * dy * (dy * (dy * 6 - 15) + 10);
    double a = corner(ix, iy, dx, dy);
    double b = corner(ix + 1, iy, dx - 1, dy);
    double c = corner(ix, iy + 1, dx, dy - 1);
    double d = corner(ix + 1, iy + 1, dx - 1, dy - 1);
    double top = a + (b - a) * u;
    return top + (c + (d - c) * u - top) * v;
  }

  /** Octaves of noise, each of twice the frequency and half the height; about -1 to 1. */
  public double fractal(double x, double y, int octaves) {
    double sum = 0;
    double height = 0.62;
    for (int i = 0; i < octaves; i++) {
      sum += height * at(x, y);
      double t = x * 1.6 - y * 1.2 + 17.3;
      y = x * 1.2 + y * 1.6 - 5.1;
      x = t;
      height *= 0.5;
    }
    return sum;
  }

  /** Octaves folded into sharp crests; 0 to about 1. */
  public double ridged(double x, double y, int octaves) {
    double sum = 0;
    double height = 0.55;
    double weight = 1;
    for (int i = 0; i < octaves; i++) {
      double n = 1 - Math.abs(at(x, y));
      n *= n * weight;
      sum += height * n;
      weight = Curve.clamp(n * 1.6);
      double t = x * 1.6 - y * 1.2 + 9.7;
      y = x * 1.2 + y * 1.6 + 3.3;
      x = t;
      height *= 0.5;
    }
    return sum;
  }

  /** An even number from 0 to 1 of a cell. */
  public double cell(int x, int y) {
    return (mix(x, y) >>> 8) / (double) (1 << 24);
  }

  private double corner(int ix, int iy, double dx, double dy) {
    int h = seed + ix * 0x27D4EB2D + iy * 0x165667B1;
    h = (h ^ h >>> 15) * 0x2C1B3C6D;
    int g = h >>> 29;
    return GRADIENT_X[g] * dx + GRADIENT_Y[g] * dy;
  }

  private int mix(int x, int y) {
    int h = seed + x * 0x27D4EB2D + y * 0x165667B1;
    h = (h ^ h >>> 15) * 0x2C1B3C6D;
    h = (h ^ h >>> 12) * 0x297A2D39;
    return h ^ h >>> 15;
  }

  private static int floor(double value) {
    int whole = (int) value;
    return value < whole ? whole - 1 : whole;
  }
}
