package dev.ilmyeon.gateway.server.fuzz;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes a request that shows a mistake smaller as long as it shows it: what is left is what matters
 * (Zeller and Hildebrandt, Simplifying and Isolating Failure-Inducing Input, 2002, greedily).
 */
final class Shrinker {

  private static final int TRIES = 1_000;

  private Shrinker() {}

  static FuzzedRequest shrink(FuzzedRequest failing, Predicate<FuzzedRequest> stillFails) {
    FuzzedRequest smallest = failing;
    int[] tries = {TRIES};
    while (true) {
      Optional<FuzzedRequest> smaller =
          smallest.smaller().takeWhile(_ -> tries[0]-- > 0).filter(stillFails).findFirst();
      if (smaller.isEmpty()) {
        return smallest;
      }
      smallest = smaller.get();
    }
  }
}
