package dev.ilmyeon.articles.front.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LongestRisingTests {

  @Test
  void isEmptyOfNothing() {
    assertThat(LongestRising.of(new int[0])).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void risesAndIsAsLongAsAnyThatDoes(int seed) {
    List<Integer> shuffled = new ArrayList<>(IntStream.range(0, 9).boxed().toList());
    Collections.shuffle(shuffled, new Random(seed));
    int[] values = shuffled.stream().mapToInt(Integer::intValue).toArray();

    int[] indexes = LongestRising.of(values);

    assertThat(indexes).as("seed %d", seed).isSorted().hasSize(longest(values));
    assertThat(IntStream.of(indexes).map(index -> values[index]).toArray())
        .as("seed %d", seed)
        .isSorted();
  }

  static IntStream seeds() {
    return IntStream.range(0, 100);
  }

  /** Tries every subsequence. */
  private static int longest(int[] values) {
    int longest = 0;
    for (int chosen = 0; chosen < 1 << values.length; chosen++) {
      int last = -1;
      boolean rises = true;
      for (int i = 0; i < values.length; i++) {
        if ((chosen >> i & 1) == 1) {
          rises &= values[i] > last;
          last = values[i];
        }
      }
      longest = rises ? Math.max(longest, Integer.bitCount(chosen)) : longest;
    }
    return longest;
  }
}
