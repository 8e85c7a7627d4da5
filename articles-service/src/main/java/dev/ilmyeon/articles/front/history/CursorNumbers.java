package dev.ilmyeon.articles.front.history;

import dev.ilmyeon.platform.subgraph.connection.KeysetCursor;
import dev.ilmyeon.platform.subgraph.error.BadInputException;

/** Cursors of lists that are sorted by a number. */
final class CursorNumbers {

  private CursorNumbers() {}

  /**
   * @throws BadInputException if it is no cursor of that list
   */
  static int read(String list, String after) {
    String number = KeysetCursor.decode(list, 1, after).key().getFirst();
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException e) {
      throw new BadInputException("'after' is no cursor of this list.");
    }
  }
}
