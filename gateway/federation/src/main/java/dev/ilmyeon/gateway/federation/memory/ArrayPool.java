package dev.ilmyeon.gateway.federation.memory;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/**
 * Arrays of one type that are lent and come back. Safe for use by many threads; an array may come
 * back from another thread than it was lent to. Nobody has to give anything back.
 *
 * <p>Arrays stand on shelves by length, of which there are two for each power of two: 256, 384,
 * 512, 768, … Each thread looks for them from a place of its own on, so that it finds those that it
 * used last and is not in others' way.
 */
public final class ArrayPool<A> {

  private static final int SHORTEST = 8;
  private static final int LONGEST = 20;
  private static final int SHELVES = 2 * (LONGEST - SHORTEST) + 1;

  private static final int PLACES = 64;
  private static final int MASK = PLACES - 1;
  private static final int PLACES_OF_A_THREAD = 16;

  /** What all pools may hold together, and how much they do. */
  private static final long LIMIT = Runtime.getRuntime().maxMemory() / 8;

  private static final AtomicLong HELD = new AtomicLong();

  public static final ArrayPool<byte[]> BYTES =
      new ArrayPool<>(
          byte[]::new, array -> array.length, 1, array -> Arrays.fill(array, (byte) 0xFF));

  public static final ArrayPool<int[]> INTS =
      new ArrayPool<>(
          int[]::new,
          array -> array.length,
          Integer.BYTES,
          array -> Arrays.fill(array, Integer.MIN_VALUE));

  public static final ArrayPool<long[]> LONGS =
      new ArrayPool<>(
          long[]::new,
          array -> array.length,
          Long.BYTES,
          array -> Arrays.fill(array, Long.MIN_VALUE));

  private final IntFunction<A> make;
  private final ToIntFunction<A> length;
  private final int width;
  private final Consumer<A> spoil;
  private final AtomicReferenceArray<A>[] shelves;

  @SuppressWarnings({"unchecked", "rawtypes"})
  private ArrayPool(IntFunction<A> make, ToIntFunction<A> length, int width, Consumer<A> spoil) {
    this.make = make;
    this.length = length;
    this.width = width;
    this.spoil = spoil;
    this.shelves = new AtomicReferenceArray[SHELVES];
    for (int shelf = 0; shelf < SHELVES; shelf++) {
      shelves[shelf] = new AtomicReferenceArray<>(PLACES);
    }
  }

  /** An array of at least a length, with anything in it. */
  public A take(int atLeast) {
    int shelf = shelf(atLeast);
    if (shelf >= SHELVES) {
      return make.apply(atLeast);
    }
    AtomicReferenceArray<A> arrays = shelves[shelf];
    int first = firstPlace();
    for (int i = 0; i < PLACES; i++) {
      int place = first + i & MASK;
      if (arrays.get(place) != null) {
        A array = arrays.getAndSet(place, null);
        if (array != null) {
          HELD.addAndGet(-size(shelf));
          return array;
        }
      }
    }
    return make.apply(lengthOn(shelf));
  }

  /** Lends to others what nobody uses any more; only arrays of the right lengths are kept. */
  public void give(A array) {
    int shelf = shelf(length.applyAsInt(array));
    if (shelf >= SHELVES || length.applyAsInt(array) != lengthOn(shelf)) {
      return;
    }
    assert isFresh(array, shelves[shelf]);
    if (HELD.addAndGet(size(shelf)) <= LIMIT) {
      AtomicReferenceArray<A> arrays = shelves[shelf];
      int first = firstPlace();
      for (int i = 0; i < PLACES; i++) {
        int place = first + i & MASK;
        if (arrays.get(place) == null && arrays.compareAndSet(place, null, array)) {
          return;
        }
      }
    }
    HELD.addAndGet(-size(shelf));
  }

  /** False if it has been given back before. Spoils it. */
  private boolean isFresh(A array, AtomicReferenceArray<A> arrays) {
    for (int place = 0; place < PLACES; place++) {
      if (arrays.get(place) == array) {
        return false;
      }
    }
    spoil.accept(array);
    return true;
  }

  private static int firstPlace() {
    return (int) Thread.currentThread().threadId() * PLACES_OF_A_THREAD & MASK;
  }

  /** The first shelf whose arrays are long enough; {@link #SHELVES} or more if none is. */
  private static int shelf(int length) {
    if (length <= 1 << SHORTEST) {
      return 0;
    }
    int octave = Integer.SIZE - Integer.numberOfLeadingZeros(length - 1);
    int shelf = 2 * (octave - SHORTEST);
    return length <= 3 << octave - 2 ? shelf - 1 : shelf;
  }

  private static int lengthOn(int shelf) {
    int power = 1 << SHORTEST + shelf / 2;
    return shelf % 2 == 0 ? power : power + power / 2;
  }

  private long size(int shelf) {
    return (long) lengthOn(shelf) * width;
  }
}
