package dev.ilmyeon.articles.front.change;

import dev.ilmyeon.articles.front.layout.ContainerLayout;
import dev.ilmyeon.articles.front.layout.CuratedCard;
import dev.ilmyeon.articles.front.layout.Layout;
import dev.ilmyeon.articles.front.layout.SlotKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Applies changes to a layout, each to what the one before it left. */
public final class LayoutEditor {

  /** As many curated cards as a container may have: those over its capacity wait behind it. */
  static final int MAX_CARDS = 100;

  private final Map<String, List<CuratedCard>> cards = new LinkedHashMap<>();

  private LayoutEditor(Layout layout) {
    for (ContainerLayout container : layout.containers()) {
      cards.put(container.key(), new ArrayList<>(container.cards()));
    }
  }

  /** All of the changes, or the first that cannot be made. */
  public static Edited apply(Layout layout, List<FrontChange> changes) {
    LayoutEditor editor = new LayoutEditor(layout);
    for (int i = 0; i < changes.size(); i++) {
      Optional<Refusal> refusal = editor.make(changes.get(i));
      if (refusal.isPresent()) {
        return new Edited.Refused(i, refusal.get());
      }
    }
    return new Edited.Changed(
        new Layout(
            layout.containers().stream()
                .map(container ->
                    container.withCards(editor.cards.getOrDefault(container.key(), List.of())))
                .toList()));
  }

  /**
   * The same at a time: what has left the page by then is cleared away, and what would have left it
   * before it is there is refused, as are changes that change nothing.
   */
  public static Edited applyAt(Instant time, Layout layout, List<FrontChange> changes) {
    for (int i = 0; i < changes.size(); i++) {
      OffsetDateTime until = until(changes.get(i));
      if (until != null && !until.toInstant().isAfter(time)) {
        return new Edited.Refused(i, Refusal.EXPIRED);
      }
    }
    Layout present = layout.withoutExpired(time);
    Edited edited = apply(present, changes);
    return edited.equals(new Edited.Changed(present))
        ? new Edited.Refused(changes.size() - 1, Refusal.CHANGES_NOTHING)
        : edited;
  }

  private static @Nullable OffsetDateTime until(FrontChange change) {
    return switch (change) {
      case FrontChange.Pin pin -> pin.card().until();
      case FrontChange.Expire expire -> expire.until();
      case FrontChange.Unpin _, FrontChange.Move _, FrontChange.Dress _ -> null;
    };
  }

  private Optional<Refusal> make(FrontChange change) {
    return switch (change) {
      case FrontChange.Pin(String container, Integer position, CuratedCard card) ->
          find(card.slot().key()) == null
              ? put(container, position, card)
              : Optional.of(Refusal.ALREADY_ON_PAGE);
      case FrontChange.Unpin(SlotKey target) -> take(target);
      case FrontChange.Move move -> move(move);
      case FrontChange.Dress(SlotKey target, var headline, var kicker, var image) ->
          replace(
              target,
              card ->
                  new CuratedCard(
                      card.slot(),
                      headline.over(card.headline()),
                      kicker.over(card.kicker()),
                      card.until(),
                      image.over(card.imageOverride())));
      case FrontChange.Expire(SlotKey target, var until) ->
          replace(
              target,
              card ->
                  new CuratedCard(
                      card.slot(), card.headline(), card.kicker(), until, card.imageOverride()));
    };
  }

  private Optional<Refusal> put(String container, @Nullable Integer position, CuratedCard card) {
    List<CuratedCard> present = cards.get(container);
    if (present == null) {
      return Optional.of(Refusal.NO_SUCH_CONTAINER);
    }
    if (present.size() >= MAX_CARDS) {
      return Optional.of(Refusal.CONTAINER_FULL);
    }
    present.add(position == null ? present.size() : Math.min(position - 1, present.size()), card);
    return Optional.empty();
  }

  private Optional<Refusal> take(SlotKey target) {
    Place place = find(target);
    if (place == null) {
      return Optional.of(Refusal.NOT_ON_PAGE);
    }
    place.cards().remove(place.index());
    return Optional.empty();
  }

  private Optional<Refusal> move(FrontChange.Move move) {
    Place place = find(move.target());
    if (place == null) {
      return Optional.of(Refusal.NOT_ON_PAGE);
    }
    CuratedCard card = place.cards().remove(place.index());
    return put(move.container(), move.position(), card);
  }

  private Optional<Refusal> replace(SlotKey target, UnaryOperator<CuratedCard> replacement) {
    Place place = find(target);
    if (place == null) {
      return Optional.of(Refusal.NOT_ON_PAGE);
    }
    place.cards().set(place.index(), replacement.apply(place.cards().get(place.index())));
    return Optional.empty();
  }

  private @Nullable Place find(SlotKey target) {
    for (List<CuratedCard> container : cards.values()) {
      for (int i = 0; i < container.size(); i++) {
        if (container.get(i).slot().key().equals(target)) {
          return new Place(container, i);
        }
      }
    }
    return null;
  }

  private record Place(List<CuratedCard> cards, int index) {}
}
