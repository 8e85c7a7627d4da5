package dev.ilmyeon.gateway.federation.plan.place;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value for each of the places of one operation, found by their numbers. */
public final class PlaceMap<T> {

  private final List<@Nullable T> values = new ArrayList<>();

  /** Null if the place has none. */
  public @Nullable T get(Place place) {
    int number = place.number();
    return number < values.size() ? values.get(number) : null;
  }

  public void put(Place place, T value) {
    while (values.size() <= place.number()) {
      values.add(null);
    }
    values.set(place.number(), value);
  }
}
