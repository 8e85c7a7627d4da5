package dev.ilmyeon.articles.front.change;

import dev.ilmyeon.articles.front.layout.Layout;

/** What came of changes: all of them were made, or none. */
public sealed interface Edited {

  record Changed(Layout layout) implements Edited {}

  /**
   * @param index of the change that could not be made, from 0
   */
  record Refused(int index, Refusal why) implements Edited {}
}
