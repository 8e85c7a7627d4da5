package dev.ilmyeon.articles.front.history;

import dev.ilmyeon.articles.front.change.LayoutDifference;
import dev.ilmyeon.articles.front.layout.SlotKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A difference as the schema shows it: one type for all kinds, so that a client needs one list. */
record FrontDifference(
    Kind kind,
    @Nullable String target,
    @Nullable Place from,
    @Nullable Place to,
    List<LayoutDifference.Field> values) {

  enum Kind {
    CARD_ADDED,
    CARD_REMOVED,
    CARD_MOVED,
    CARD_CHANGED,
    CONTAINER_ADDED,
    CONTAINER_REMOVED,
    CONTAINER_CHANGED
  }

  record Place(String container, @Nullable Integer position) {

    static Place of(LayoutDifference.Place place) {
      return new Place(place.container(), place.position());
    }
  }

  static FrontDifference of(LayoutDifference difference) {
    return switch (difference) {
      case LayoutDifference.CardAdded(SlotKey target, var to) ->
          card(Kind.CARD_ADDED, target, null, Place.of(to), List.of());
      case LayoutDifference.CardRemoved(SlotKey target, var from) ->
          card(Kind.CARD_REMOVED, target, Place.of(from), null, List.of());
      case LayoutDifference.CardMoved(SlotKey target, var from, var to) ->
          card(Kind.CARD_MOVED, target, Place.of(from), Place.of(to), List.of());
      case LayoutDifference.CardChanged(SlotKey target, var at, var fields) ->
          card(Kind.CARD_CHANGED, target, Place.of(at), Place.of(at), fields);
      case LayoutDifference.ContainerAdded(String key, int position) ->
          container(Kind.CONTAINER_ADDED, null, new Place(key, position), List.of());
      case LayoutDifference.ContainerRemoved(String key, int position) ->
          container(Kind.CONTAINER_REMOVED, new Place(key, position), null, List.of());
      case LayoutDifference.ContainerChanged(String key, var fields) ->
          container(Kind.CONTAINER_CHANGED, new Place(key, null), new Place(key, null), fields);
    };
  }

  private static FrontDifference card(
      Kind kind,
      SlotKey target,
      @Nullable Place from,
      @Nullable Place to,
      List<LayoutDifference.Field> values) {
    return new FrontDifference(kind, target.value(), from, to, values);
  }

  private static FrontDifference container(
      Kind kind, @Nullable Place from, @Nullable Place to, List<LayoutDifference.Field> values) {
    return new FrontDifference(kind, null, from, to, values);
  }
}
