package dev.ilmyeon.gateway.federation.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ArrayPoolTests {

  private static final int ODD_LENGTH = 700_001;

  @Test
  void lendsAgainWhatCameBack() {
    byte[] array = ArrayPool.BYTES.take(ODD_LENGTH);
    ArrayPool.BYTES.give(array);

    byte[] again = ArrayPool.BYTES.take(ODD_LENGTH + 1);

    assertThat(again).isSameAs(array);
  }

  @Test
  void lendsWhatIsLongEnoughAndAtMostHalfLongerThanThat() {
    for (int length = 1; length < 3_000_000; length += 1 + length / 7) {
      int[] array = ArrayPool.INTS.take(length);
      assertThat(array.length).isBetween(length, Math.max(256, length + length / 2));
      ArrayPool.INTS.give(array);
    }
  }

  @Test
  void leavesToTheCollectorWhatIsOfNoLengthOfIts() {
    long[] foreign = new long[1_000];

    ArrayPool.LONGS.give(foreign);

    assertThat(ArrayPool.LONGS.take(1_000)).isNotSameAs(foreign);
  }

  @Test
  void overwritesWhatCameBackWhereAssertionsAreOn() {
    byte[] array = ArrayPool.BYTES.take(1);
    array[0] = 7;

    ArrayPool.BYTES.give(array);

    assertThat(array).containsOnly(0xFF);
  }

  @Test
  void noticesWhatComesBackTwiceWhereAssertionsAreOn() {
    int[] array = ArrayPool.INTS.take(ODD_LENGTH);
    ArrayPool.INTS.give(array);

    assertThatThrownBy(() -> ArrayPool.INTS.give(array)).isInstanceOf(AssertionError.class);
  }

  @Test
  void lendsNothingToTwo() throws Exception {
    Set<Object> lent =
        Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    Callable<Void> borrower =
        () -> {
          Random random = new Random(Thread.currentThread().threadId());
          List<long[]> mine = new ArrayList<>();
          for (int i = 0; i < 20_000; i++) {
            if (mine.size() < 20 && random.nextBoolean()) {
              long[] array = ArrayPool.LONGS.take(1 + random.nextInt(2_000));
              assertThat(lent.add(array)).isTrue();
              mine.add(array);
            } else if (!mine.isEmpty()) {
              long[] array = mine.remove(random.nextInt(mine.size()));
              lent.remove(array);
              ArrayPool.LONGS.give(array);
            }
          }
          return null;
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Void> each : threads.invokeAll(Collections.nCopies(4, borrower))) {
        each.get();
      }
    }
  }
}
