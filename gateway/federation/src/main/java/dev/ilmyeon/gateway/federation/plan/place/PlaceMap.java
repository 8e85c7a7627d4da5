package dev.ilmyeon.gateway.federation.plan.place;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A value for each of the places of one operation, found by their numbers. */
public final class PlaceMap<T> {

  private @Nullable Object[] values = {};

  /** Null if the place has none. */
  @SuppressWarnings("unchecked") // only put writes them
  public @Nullable T get(Place place) {
    int number = place.number();
    return number < values.length ? (T) values[number] : null;
  }

  public void put(Place place, T value) {
    int number = place.number();
    if (number >= values.length) {
      values = Arrays.copyOf(values, Math.max(place.count(), number * 3 / 2));
    }
    values[number] = value;
  }
}
