package dev.ilmyeon.gateway.federation.tape;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map from names to values that is asked with a slice of bytes, so that no string is
 * made to look a name up. Open addressing, at most half full.
 */
public final class SliceMap<V> {

  private final byte[][] names;
  private final Object[] values;
  private final int mask;

  public SliceMap(Map<String, ? extends V> entries) {
    int capacity = Integer.highestOneBit(Math.max(1, entries.size()) * 4 - 1);
    names = new byte[capacity][];
    values = new Object[capacity];
    mask = capacity - 1;
    for (Map.Entry<String, ? extends V> entry : entries.entrySet()) {
      byte[] name = entry.getKey().getBytes(StandardCharsets.UTF_8);
      int place = Slices.hash(name, 0, name.length) & mask;
      while (names[place] != null) {
        place = place + 1 & mask;
      }
      names[place] = name;
      values[place] = entry.getValue();
    }
  }

  /** The value under the name that stands from {@code from} to {@code to}, or null. */
  @SuppressWarnings("unchecked")
  public @Nullable V get(byte[] bytes, int from, int to) {
    int place = Slices.hash(bytes, from, to) & mask;
    while (true) {
      byte[] name = names[place];
      if (name == null) {
        return null;
      }
      if (Arrays.equals(name, 0, name.length, bytes, from, to)) {
        return (V) values[place];
      }
      place = place + 1 & mask;
    }
  }
}
