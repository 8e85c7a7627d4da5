package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.memory.ArrayPool;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The objects that a path led to: what a request is about, remembered, so that the answer is merged
 * without walking again. For each there are the indexes of the lists on its way, of which an
 * error's path is made if there is one.
 */
final class Targets {

  /** The number of an object that is not asked about. */
  static final int NO_KEY = -1;

  /** … and of one that would have been, had not another fetch failed. */
  static final int INCOMPLETE = -2;

  private static final long[] NO_REFERENCES = {};
  private static final int[] NO_NUMBERS = {};

  private final FetchPath path;
  private final int lists;

  private long[] references = ArrayPool.LONGS.take(0);
  private int[] numbers = ArrayPool.INTS.take(0);
  private int[] indexes = ArrayPool.INTS.take(0);
  private int size;

  private int @Nullable [] firstAlike;
  private int[] nextAlike = NO_NUMBERS;

  /** {@code lists}: through how many lists the path leads. */
  Targets(FetchPath path, int lists) {
    this.path = path;
    this.lists = lists;
  }

  int size() {
    return size;
  }

  FetchPath path() {
    return path;
  }

  long reference(int target) {
    return references[target];
  }

  int number(int target) {
    return numbers[target];
  }

  /** An object was not asked about since its key was lost, it turns out. */
  void lostKey(int target) {
    numbers[target] = INCOMPLETE;
    firstAlike = null;
  }

  /** The first object whose number is accepted, or -1. */
  int first(IntPredicate accepted) {
    for (int i = 0; i < size; i++) {
      if (accepted.test(numbers[i])) {
        return i;
      }
    }
    return -1;
  }

  /** Objects with these numbers, in their order. */
  void each(Numbers wanted, IntConsumer taker) {
    switch (wanted) {
      case Numbers.One(int number) -> {
        int[] known = byNumber();
        for (int i = number < 0 || number >= known.length ? -1 : known[number]; i >= 0; ) {
          taker.accept(i);
          i = nextAlike[i];
        }
      }
      case Numbers.Those(IntPredicate accepted) -> {
        for (int i = 0; i < size; i++) {
          if (accepted.test(numbers[i])) {
            taker.accept(i);
          }
        }
      }
    }
  }

  /** The first object of each number; made when the first error asks for one. */
  private int[] byNumber() {
    if (firstAlike == null) {
      int most = -1;
      for (int i = 0; i < size; i++) {
        most = Math.max(most, numbers[i]);
      }
      firstAlike = new int[most + 1];
      nextAlike = new int[size];
      Arrays.fill(firstAlike, -1);
      for (int i = size - 1; i >= 0; i--) {
        if (numbers[i] >= 0) {
          nextAlike[i] = firstAlike[numbers[i]];
          firstAlike[numbers[i]] = i;
        }
      }
    }
    return firstAlike;
  }

  /**
   * One more object.
   *
   * @param number which of the answered entities is its
   * @param trail indexes of the lists on its way, outermost first
   */
  void add(long reference, int number, int[] trail) {
    if (size == references.length
        || size == numbers.length
        || (size + 1) * lists > indexes.length) {
      grow();
    }
    references[size] = reference;
    numbers[size] = number;
    System.arraycopy(trail, 0, indexes, size * lists, lists);
    size++;
  }

  private void grow() {
    long[] longer = ArrayPool.LONGS.take(size * 2);
    System.arraycopy(references, 0, longer, 0, size);
    int[] longerNumbers = ArrayPool.INTS.take(size * 2);
    System.arraycopy(numbers, 0, longerNumbers, 0, size);
    int[] longerIndexes = ArrayPool.INTS.take(size * 2 * lists);
    System.arraycopy(indexes, 0, longerIndexes, 0, size * lists);
    give();
    references = longer;
    numbers = longerNumbers;
    indexes = longerIndexes;
  }

  private void give() {
    ArrayPool.LONGS.give(references);
    ArrayPool.INTS.give(numbers);
    ArrayPool.INTS.give(indexes);
  }

  /** All errors are told; there are no targets any more. */
  void release() {
    give();
    references = NO_REFERENCES;
    numbers = NO_NUMBERS;
    indexes = NO_NUMBERS;
    size = 0;
  }

  /** Where a target is, in keys and indexes. */
  List<Object> pathOf(int target) {
    List<Object> concrete = new ArrayList<>();
    int list = 0;
    for (FetchPath.Segment segment : path.segments()) {
      switch (segment) {
        case FetchPath.Segment.Key key -> concrete.add(key.responseKey());
        case FetchPath.Segment.Items _ -> concrete.add(indexes[target * lists + list++]);
        case FetchPath.Segment.Types _ -> {}
      }
    }
    return concrete;
  }
}
