package dev.ilmyeon.gateway.server.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Chance that can be had again: all that is made for one number of one seed depends on these only.
 */
final class Dice {

  private final SplittableRandom random;

  Dice(long seed, long number) {
    this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
  }

  /** From 0 to one less. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  <T> T of(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  byte oneByte() {
    return (byte) random.nextInt();
  }
}
