package dev.ilmyeon.media.drawing.paint;

/** The chances of a scene: the same seed throws the same numbers for ever (splitmix64). */
public final class Dice {

  private long state;

  public Dice(long seed) {
    state = seed;
  }

  /** Even from {@code from} to {@code to}. */
  public double between(double from, double to) {
    return from + (to - from) * unit();
  }

  /** Even from 0 to {@code bound - 1}. */
  public int below(int bound) {
    return (int) (unit() * bound);
  }

  public boolean chance(double probability) {
    return unit() < probability;
  }

  @SafeVarargs
  public final <T> T of(T... alternatives) {
    return alternatives[below(alternatives.length)];
  }

  public long seed() {
    return next();
  }

  private double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  private long next() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
