package dev.ilmyeon.articles.search;

import org.jspecify.annotations.Nullable;

/**
 * The indexes there are.
 *
 * @param newestDictionary the version that the serving one should be made with
 * @param waiting whether articles have changed since they were indexed
 */
record Generations(
    @Nullable Generation serving,
    @Nullable Generation building,
    int newestDictionary,
    boolean waiting) {

  /**
   * @param dictionary the version of the newsroom's words that it is made with
   * @param lastId how far the archive has been read
   */
  record Generation(int id, int dictionary, long lastId) {}

  /** Whether there is anything to do. */
  boolean isBehind() {
    return waiting || isBuilding();
  }

  /** Whether a whole index is being made, or has to be. */
  boolean isBuilding() {
    return building != null || needsNew();
  }

  boolean needsNew() {
    return building == null && (serving == null || serving.dictionary() < newestDictionary);
  }
}
