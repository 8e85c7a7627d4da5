package dev.ilmyeon.articles.front.change;

/**
 * A longest subsequence of rising values: the patience sorting of Fredman (1975), "On computing the
 * length of longest increasing subsequences", with the predecessors kept.
 */
final class LongestRising {

  private LongestRising() {}

  /** The indexes of such a subsequence, rising; the values are distinct. */
  static int[] of(int[] values) {
    int[] tails = new int[values.length];
    int[] before = new int[values.length];
    int length = 0;
    for (int i = 0; i < values.length; i++) {
      int pile = pile(values, tails, length, values[i]);
      before[i] = pile == 0 ? -1 : tails[pile - 1];
      tails[pile] = i;
      length = Math.max(length, pile + 1);
    }
    int[] indexes = new int[length];
    for (int i = length - 1, at = length == 0 ? -1 : tails[length - 1]; i >= 0; i--) {
      indexes[i] = at;
      at = before[at];
    }
    return indexes;
  }

  /** The first pile whose top is no smaller. */
  private static int pile(int[] values, int[] tails, int length, int value) {
    int low = 0;
    int high = length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (values[tails[middle]] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
