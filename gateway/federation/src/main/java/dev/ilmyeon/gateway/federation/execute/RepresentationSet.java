package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.tape.Slices;
import java.util.Arrays;

/**
 * The representations of one entity call, written one after the other into the request's body. One
 * that was written before is taken back: equal ones are sent once. Equal means the same bytes; the
 * hash only finds candidates.
 */
final class RepresentationSet {

  private final JsonWriter out;
  private int[] starts = new int[16];
  private int[] ends = new int[16];

  /** Numbers, from 1, of representations by hash; open addressing, at most half full. */
  private int[] table = new int[32];

  private int size;
  private int start;

  RepresentationSet(JsonWriter out) {
    this.out = out;
  }

  int size() {
    return size;
  }

  /** The next representation is written from here on. */
  void begin() {
    start = out.length();
    if (size > 0) {
      out.character(',');
    }
  }

  /** Takes back what was written since {@link #begin}. */
  void drop() {
    out.truncate(start);
  }

  /** The number, from 0, of what was written since {@link #begin}; taken back if it is not new. */
  int add() {
    if (size == starts.length) {
      grow();
    }
    int from = size > 0 ? start + 1 : start;
    int to = out.length();
    byte[] bytes = out.buffer();
    int place = Slices.hash(bytes, from, to) & table.length - 1;
    while (table[place] != 0) {
      int known = table[place] - 1;
      if (Arrays.equals(bytes, starts[known], ends[known], bytes, from, to)) {
        out.truncate(start);
        return known;
      }
      place = place + 1 & table.length - 1;
    }
    starts[size] = from;
    ends[size] = to;
    table[place] = ++size;
    return size - 1;
  }

  private void grow() {
    starts = Arrays.copyOf(starts, size * 2);
    ends = Arrays.copyOf(ends, size * 2);
    table = new int[table.length * 2];
    for (int known = 0; known < size; known++) {
      int place = Slices.hash(out.buffer(), starts[known], ends[known]) & table.length - 1;
      while (table[place] != 0) {
        place = place + 1 & table.length - 1;
      }
      table[place] = known + 1;
    }
  }
}
