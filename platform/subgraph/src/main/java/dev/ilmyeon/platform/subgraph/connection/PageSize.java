package dev.ilmyeon.platform.subgraph.connection;

import dev.ilmyeon.platform.subgraph.error.BadInputException;

/** Checks the {@code first} argument of a list. */
public final class PageSize {

  /** The largest page of any list. */
  public static final int MAX = 100;

  private PageSize() {}

  /**
   * Returns {@code first} as it is.
   *
   * @throws BadInputException outside 1 to {@value #MAX}
   */
  public static int check(int first) {
    if (first < 1 || first > MAX) {
      throw new BadInputException("'first' is from 1 to %d, not %d.".formatted(MAX, first));
    }
    return first;
  }
}
