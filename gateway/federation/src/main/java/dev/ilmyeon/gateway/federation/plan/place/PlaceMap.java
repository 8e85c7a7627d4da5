package dev.ilmyeon.gateway.federation.plan.place;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A value for each of the places of one operation, found by their numbers. There is one such map
 * for each field of a mutation, whose places have numbers near one another: so memory is taken page
 * by page.
 */
public final class PlaceMap<T> {

  private static final int PAGE = 32;
  private static final @Nullable Object[] NONE = {};

  private @Nullable Object[][] pages = {};

  /** Null if the place has none. */
  @SuppressWarnings("unchecked") // only put writes them
  public @Nullable T get(Place place) {
    int page = place.number() / PAGE;
    int index = place.number() % PAGE;
    return page < pages.length && index < pages[page].length ? (T) pages[page][index] : null;
  }

  public void put(Place place, T value) {
    int page = place.number() / PAGE;
    if (page >= pages.length) {
      int before = pages.length;
      pages = Arrays.copyOf(pages, 1 + Math.max(place.count() / PAGE, page * 3 / 2));
      Arrays.fill(pages, before, pages.length, NONE);
    }
    if (pages[page] == NONE) {
      pages[page] = new Object[PAGE];
    }
    pages[page][place.number() % PAGE] = value;
  }
}
