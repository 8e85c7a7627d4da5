package dev.ilmyeon.gateway.federation.response;

import dev.ilmyeon.gateway.federation.memory.ArrayPool;
import dev.ilmyeon.gateway.federation.tape.JsonTape;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the fetches of one request answered, merged by reference.
 *
 * <p>Copying answers into one tree would make an object for each value and copy an entity for each
 * place it is wanted in. Here each answer stays the bytes that it came as, with a {@link JsonTape}
 * over them, and merging an object into another notes, on the other, that there is more of it: an
 * <em>overlay</em>. An object of the merged response is therefore a row and its overlays, which may
 * have overlays of their own; {@link MergedView} reads them as one.
 *
 * <p>Answers stand in slots, in the order of the fetches, and so do the overlays of an object: the
 * merged response does not depend on which answer came first. Values are referred to by slot and
 * row in one {@code long}. Not thread-safe.
 *
 * <p>Whoever has it last {@linkplain #release releases} it, if it is certain that nobody else still
 * reads; else it is left to the collector.
 */
public final class MergedResponse {

  private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.US_ASCII);
  private static final long[] NO_OVERLAYS = {};
  private static final int[] NONE_NEXT = {};

  private final int root;
  private @Nullable JsonTape[] tapes;
  private @Nullable String[] services;

  private long[] overlays = NO_OVERLAYS;

  /** The place, from 1, of the overlay after this one on the same object; 0 at the end. */
  private int[] next = NONE_NEXT;

  private int overlayCount;

  /** With a slot for each answer to come; the root is an empty object of its own. */
  public MergedResponse(int slots) {
    tapes = new JsonTape[slots + 1];
    services = new String[slots + 1];
    root = slots;
    tapes[root] = JsonTape.parse(EMPTY_OBJECT, EMPTY_OBJECT.length, 1);
  }

  public long root() {
    return reference(root, 0);
  }

  public static long reference(int slot, int row) {
    return (long) slot << 32 | row;
  }

  static int slot(long reference) {
    return (int) (reference >>> 32);
  }

  public static int row(long reference) {
    return (int) reference;
  }

  public JsonTape tape(long reference) {
    return tape(slot(reference));
  }

  JsonTape tape(int slot) {
    return Objects.requireNonNull(tapes[slot]);
  }

  /** The subgraph that gave a value, or null for the engine's own. */
  @Nullable String service(long reference) {
    return services[slot(reference)];
  }

  /**
   * Takes an answer in; it is not part of the response before {@link #overlay}.
   *
   * @param slot where it is to stand; if another answer stands there, after all others
   * @return where it stands
   */
  public int put(int slot, JsonTape answer, @Nullable String service) {
    int place = slot;
    if (tapes[slot] != null) {
      place = tapes.length;
      tapes = Arrays.copyOf(tapes, place + 1);
      services = Arrays.copyOf(services, place + 1);
    }
    tapes[place] = answer;
    services[place] = service;
    return place;
  }

  /** From now on the object {@code answer} is part of the object {@code target}. */
  public void overlay(long target, long answer) {
    int place = append(answer);
    JsonTape tape = tape(target);
    int row = row(target);
    int before = 0;
    int after = tape.link(row);
    while (after != 0 && slot(overlays[after - 1]) <= slot(answer)) {
      before = after;
      after = next[after - 1];
    }
    next[place - 1] = after;
    if (before == 0) {
      tape.link(row, place);
    } else {
      next[before - 1] = place;
    }
  }

  private int append(long overlay) {
    if (overlayCount == Math.min(overlays.length, next.length)) {
      grow();
    }
    overlays[overlayCount] = overlay;
    return ++overlayCount;
  }

  private void grow() {
    long[] formerOverlays = overlays;
    int[] formerNext = next;
    overlays = ArrayPool.LONGS.take(overlayCount * 2);
    next = ArrayPool.INTS.take(overlayCount * 2);
    System.arraycopy(formerOverlays, 0, overlays, 0, overlayCount);
    System.arraycopy(formerNext, 0, next, 0, overlayCount);
    give(formerOverlays, formerNext);
  }

  private static void give(long[] overlays, int[] next) {
    if (overlays != NO_OVERLAYS) {
      ArrayPool.LONGS.give(overlays);
      ArrayPool.INTS.give(next);
    }
  }

  /** All memory is nobody's any more; nothing of this must be used after that. */
  public void release() {
    for (JsonTape tape : tapes) {
      if (tape != null) {
        tape.release();
      }
    }
    give(overlays, next);
    overlays = NO_OVERLAYS;
    next = NONE_NEXT;
  }

  long overlayAt(int place) {
    return overlays[place - 1];
  }

  int overlayAfter(int place) {
    return next[place - 1];
  }
}
