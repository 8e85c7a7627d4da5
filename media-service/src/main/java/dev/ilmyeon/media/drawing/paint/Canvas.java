package dev.ilmyeon.media.drawing.paint;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A picture in linear light, painted from back to front. Places are independent of its size: y from
 * 0 at the top to 1 at the bottom, x in the same unit from 0 to {@link #aspect()}. Edges are
 * anti-aliased.
 */
public final class Canvas {

  private static final int SUBSAMPLES = 4;

  private final int width;
  private final int height;
  private final float[] rgb;
  private final Ink ink = new Ink();

  public Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    this.rgb = new float[width * height * 3];
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public double aspect() {
    return width / (double) height;
  }

  /** One pixel in the canvas's unit. */
  public double pixel() {
    return 1.0 / height;
  }

  float[] rgb() {
    return rgb;
  }

  /** Everywhere between two heights. */
  public void fill(double top, double bottom, Shader shader) {
    for (int row = row(top); row < row(bottom); row++) {
      for (int column = 0; column < width; column++) {
        paint(column, row, 1, shader);
      }
    }
  }

  public void fill(Shader shader) {
    fill(0, 1, shader);
  }

  /** Everything below the line {@code y(x)}. */
  public void below(DoubleUnaryOperator line, Shader shader) {
    between(line, x -> 1, shader);
  }

  /** What lies below {@code upper} and above {@code lower}. */
  public void between(DoubleUnaryOperator upper, DoubleUnaryOperator lower, Shader shader) {
    double[] tops = new double[width];
    double[] bottoms = new double[width];
    double first = height;
    for (int column = 0; column < width; column++) {
      double x = (column + 0.5) / height;
      tops[column] = Math.max(0, upper.applyAsDouble(x) * height);
      bottoms[column] = Math.min(height, lower.applyAsDouble(x) * height);
      first = Math.min(first, tops[column]);
    }
    for (int row = (int) first; row < height; row++) {
      for (int column = 0; column < width; column++) {
        double cover = Math.min(row + 1, bottoms[column]) - Math.max(row, tops[column]);
        if (cover > 0) {
          paint(column, row, cover, shader);
        }
      }
    }
  }

  /** A polygon by its corners {@code x0, y0, x1, y1, …}, filled by the even-odd rule. */
  public void polygon(Shader shader, double... corners) {
    double top = Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (int i = 1; i < corners.length; i += 2) {
      top = Math.min(top, corners[i]);
      bottom = Math.max(bottom, corners[i]);
    }
    float[] cover = new float[width];
    double[] crossings = new double[corners.length / 2];
    for (int row = row(top); row < Math.min(height, bottom * height); row++) {
      Arrays.fill(cover, 0);
      for (int sample = 0; sample < SUBSAMPLES; sample++) {
        double y = (row + (sample + 0.5) / SUBSAMPLES) / height;
        spans(cover, crossings, crossings(corners, y, crossings));
      }
      for (int column = 0; column < width; column++) {
        if (cover[column] > 0) {
          paint(column, row, Math.min(1, cover[column]), shader);
        }
      }
    }
  }

  public void rectangle(double left, double top, double right, double bottom, Shader shader) {
    double l = left * height;
    double r = right * height;
    double t = top * height;
    double b = bottom * height;
    for (int row = Math.max(0, (int) t); row < Math.min(height, b); row++) {
      double tall = Math.min(row + 1, b) - Math.max(row, t);
      for (int column = Math.max(0, (int) l); column < Math.min(width, r); column++) {
        double wide = Math.min(column + 1, r) - Math.max(column, l);
        paint(column, row, tall * wide, shader);
      }
    }
  }

  /** An ellipse whose edge is {@code soft} wide, as a share of its radius; 0 is sharp. */
  public void ellipse(double cx, double cy, double rx, double ry, double soft, Shader shader) {
    double edge = Math.max(soft, 1.2 * pixel() / Math.min(rx, ry));
    double reach = 1 + edge / 2;
    int left = Math.max(0, (int) ((cx - rx * reach) * height) - 1);
    int right = Math.min(width, (int) ((cx + rx * reach) * height) + 2);
    int last = Math.min(height, (int) ((cy + ry * reach) * height) + 2);
    for (int row = row(cy - ry * reach); row < last; row++) {
      for (int column = left; column < right; column++) {
        double dx = ((column + 0.5) / height - cx) / rx;
        double dy = ((row + 0.5) / height - cy) / ry;
        double distance = Math.sqrt(dx * dx + dy * dy);
        if (distance < reach) {
          paint(column, row, Curve.step(reach, 1 - edge / 2, distance), shader);
        }
      }
    }
  }

  /** A straight stroke whose thickness may change from one end to the other. */
  public void stroke(
      double x0, double y0, double w0, double x1, double y1, double w1, Shader shader) {
    double reach = Math.max(w0, w1) / 2 + 2 * pixel();
    int left = Math.max(0, (int) ((Math.min(x0, x1) - reach) * height));
    int right = Math.min(width, (int) ((Math.max(x0, x1) + reach) * height) + 1);
    double length = (x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0);
    int last = (int) Math.min(height, (Math.max(y0, y1) + reach) * height + 1);
    for (int row = row(Math.min(y0, y1) - reach); row < last; row++) {
      for (int column = left; column < right; column++) {
        double x = (column + 0.5) / height;
        double y = (row + 0.5) / height;
        double t = Curve.clamp(((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length);
        double dx = x - Curve.lerp(x0, x1, t);
        double dy = y - Curve.lerp(y0, y1, t);
        double wide = Curve.lerp(w0, w1, t) / 2;
        double outside = (Math.sqrt(dx * dx + dy * dy) - wide) * height;
        double cover = Curve.clamp(0.5 - outside) * Math.min(1, 2 * wide * height + 0.15);
        if (cover > 0) {
          paint(column, row, cover, shader);
        }
      }
    }
  }

  /** Light around a lamp or the sun: added, not painted over. */
  public void glow(double cx, double cy, double radius, Colour colour, double strength) {
    double reach = radius * 3;
    int right = Math.min(width, (int) ((cx + reach) * height) + 1);
    int last = (int) Math.min(height, (cy + reach) * height + 1);
    for (int row = row(cy - reach); row < last; row++) {
      for (int column = Math.max(0, (int) ((cx - reach) * height)); column < right; column++) {
        double dx = ((column + 0.5) / height - cx) / radius;
        double dy = ((row + 0.5) / height - cy) / radius;
        double square = dx * dx + dy * dy;
        if (square < 9) {
          double fade = 1 - square / 9;
          float f = (float) (strength * fade * fade / (1 + 4 * square));
          int i = (row * width + column) * 3;
          rgb[i] += colour.r() * f;
          rgb[i + 1] += colour.g() * f;
          rgb[i + 2] += colour.b() * f;
        }
      }
    }
  }

  /** What is painted at a place, or at the nearest on the canvas. */
  public void sample(double x, double y, Ink into) {
    double px = Math.clamp(x * height - 0.5, 0, width - 1.001);
    double py = Math.clamp(y * height - 0.5, 0, height - 1.001);
    int i = (((int) py) * width + ((int) px)) * 3;
    float u = (float) (px - (int) px);
    float v = (float) (py - (int) py);
    int down = width * 3;
    into.r = bilinear(i, 3, down, u, v);
    into.g = bilinear(i + 1, 3, down, u, v);
    into.b = bilinear(i + 2, 3, down, u, v);
  }

  private float bilinear(int i, int across, int down, float u, float v) {
    float top = rgb[i] + (rgb[i + across] - rgb[i]) * u;
    float bottom = rgb[i + down] + (rgb[i + down + across] - rgb[i + down]) * u;
    return top + (bottom - top) * v;
  }

  private void paint(int column, int row, double cover, Shader shader) {
    ink.a = 1;
    shader.shade((column + 0.5) / height, (row + 0.5) / height, ink);
    float a = ink.a * (float) cover;
    int i = (row * width + column) * 3;
    rgb[i] += (ink.r - rgb[i]) * a;
    rgb[i + 1] += (ink.g - rgb[i + 1]) * a;
    rgb[i + 2] += (ink.b - rgb[i + 2]) * a;
  }

  private int row(double y) {
    return (int) Math.clamp(y * height, 0, height);
  }

  private static int crossings(double[] corners, double y, double[] into) {
    int count = 0;
    int n = corners.length / 2;
    for (int i = 0; i < n; i++) {
      int j = (i + 1) % n;
      double y0 = corners[2 * i + 1];
      double y1 = corners[2 * j + 1];
      if (y0 <= y != y1 <= y) {
        double x0 = corners[2 * i];
        into[count++] = x0 + (corners[2 * j] - x0) * (y - y0) / (y1 - y0);
      }
    }
    Arrays.sort(into, 0, count);
    return count;
  }

  private void spans(float[] cover, double[] crossings, int count) {
    for (int i = 0; i + 1 < count; i += 2) {
      double left = Math.max(0, crossings[i] * height);
      double right = Math.min(width, crossings[i + 1] * height);
      for (int column = (int) left; column < right; column++) {
        double wide = Math.min(column + 1, right) - Math.max(column, left);
        cover[column] += (float) (wide / SUBSAMPLES);
      }
    }
  }
}
