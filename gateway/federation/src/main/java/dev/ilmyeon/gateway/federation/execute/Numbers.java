package dev.ilmyeon.gateway.federation.execute;

import java.util.function.IntPredicate;

/** Which of the objects of a request: those that get one entity, or all that fit. */
sealed interface Numbers {

  /** Those of one entity, which are found without looking at the others. */
  record One(int number) implements Numbers {}

  record Those(IntPredicate accepted) implements Numbers {}

  static Numbers one(int number) {
    return new One(number);
  }

  static Numbers those(IntPredicate accepted) {
    return new Those(accepted);
  }
}
