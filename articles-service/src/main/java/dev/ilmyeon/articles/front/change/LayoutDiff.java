package dev.ilmyeon.articles.front.change;

import dev.ilmyeon.articles.front.change.LayoutDifference.Field;
import dev.ilmyeon.articles.front.change.LayoutDifference.Place;
import dev.ilmyeon.articles.front.layout.ContainerLayout;
import dev.ilmyeon.articles.front.layout.CuratedCard;
import dev.ilmyeon.articles.front.layout.Layout;
import dev.ilmyeon.articles.front.layout.SlotKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an editor did between two layouts, as few things as tell it. A card that was pinned on top
 * pushes all others down; naming each of those as moved would bury the one thing that happened. So
 * of the cards that stayed in a container the longest run that kept its order ({@link
 * LongestRising}) stayed in place, and only the others were moved.
 */
public final class LayoutDiff {

  private final List<LayoutDifference> differences = new ArrayList<>();
  private final Map<String, ContainerLayout> before;
  private final Map<String, ContainerLayout> after;

  private LayoutDiff(Layout from, Layout to) {
    before = byKey(from);
    after = byKey(to);
  }

  /** Containers first, then cards from the top of the page; empty if the layouts are equal. */
  public static List<LayoutDifference> between(Layout from, Layout to) {
    LayoutDiff diff = new LayoutDiff(from, to);
    diff.containers();
    diff.cards();
    return List.copyOf(diff.differences);
  }

  private void containers() {
    List<String> old = List.copyOf(before.keySet());
    List<String> now = List.copyOf(after.keySet());
    for (String key : old) {
      if (!after.containsKey(key)) {
        differences.add(new LayoutDifference.ContainerRemoved(key, old.indexOf(key) + 1));
      }
    }
    for (String key : now) {
      ContainerLayout was = before.get(key);
      if (was == null) {
        differences.add(new LayoutDifference.ContainerAdded(key, now.indexOf(key) + 1));
      } else {
        List<Field> fields = fields(was, Objects.requireNonNull(after.get(key)));
        if (!fields.isEmpty()) {
          differences.add(new LayoutDifference.ContainerChanged(key, fields));
        }
      }
    }
  }

  private void cards() {
    Map<SlotKey, Placed> was = places(before);
    Map<SlotKey, Placed> is = places(after);
    was.forEach((target, placed) -> {
      if (!is.containsKey(target)) {
        differences.add(new LayoutDifference.CardRemoved(target, placed.place()));
      }
    });
    Set<SlotKey> stayed = stayed(was, is);
    is.forEach((target, placed) -> compare(target, was.get(target), placed, stayed));
  }

  private void compare(SlotKey target, @Nullable Placed was, Placed is, Set<SlotKey> stayed) {
    if (was == null) {
      differences.add(new LayoutDifference.CardAdded(target, is.place()));
      return;
    }
    if (!stayed.contains(target)) {
      differences.add(new LayoutDifference.CardMoved(target, was.place(), is.place()));
    }
    List<Field> fields = fields(was.card(), is.card());
    if (!fields.isEmpty()) {
      differences.add(new LayoutDifference.CardChanged(target, is.place(), fields));
    }
  }

  /** The cards that kept their place among those that their container kept. */
  private Set<SlotKey> stayed(Map<SlotKey, Placed> was, Map<SlotKey, Placed> is) {
    Set<SlotKey> stayed = new HashSet<>();
    for (String container : after.keySet()) {
      List<SlotKey> kept = new ArrayList<>();
      is.forEach((target, placed) -> {
        Placed old = was.get(target);
        if (old != null
            && placed.place().container().equals(container)
            && old.place().container().equals(container)) {
          kept.add(target);
        }
      });
      int[] positions =
          kept.stream()
              .mapToInt(target -> Objects.requireNonNull(was.get(target)).place().position())
              .toArray();
      for (int index : LongestRising.of(positions)) {
        stayed.add(kept.get(index));
      }
    }
    return stayed;
  }

  private static List<Field> fields(CuratedCard was, CuratedCard is) {
    List<Field> fields = new ArrayList<>();
    add(fields, "headline", was.headline(), is.headline());
    add(fields, "kicker", was.kicker(), is.kicker());
    add(
        fields,
        "image",
        was.imageOverride() == null ? null : was.imageOverride().id(),
        is.imageOverride() == null ? null : is.imageOverride().id());
    add(fields, "until", was.until(), is.until());
    return fields;
  }

  private static List<Field> fields(ContainerLayout was, ContainerLayout is) {
    List<Field> fields = new ArrayList<>();
    add(fields, "kind", was.kind(), is.kind());
    add(fields, "title", was.title(), is.title());
    add(fields, "more", was.morePath(), is.morePath());
    add(fields, "capacity", was.capacity(), is.capacity());
    add(fields, "fill", was.fill().name(), is.fill().name());
    return fields;
  }

  private static void add(
      List<Field> fields, String name, @Nullable Object was, @Nullable Object is) {
    if (!Objects.equals(was, is)) {
      fields.add(
          new Field(name, was == null ? null : was.toString(), is == null ? null : is.toString()));
    }
  }

  private static Map<String, ContainerLayout> byKey(Layout layout) {
    Map<String, ContainerLayout> containers = new LinkedHashMap<>();
    layout.containers().forEach(container -> containers.put(container.key(), container));
    return containers;
  }

  private static Map<SlotKey, Placed> places(Map<String, ContainerLayout> containers) {
    Map<SlotKey, Placed> places = new LinkedHashMap<>();
    for (ContainerLayout container : containers.values()) {
      for (int i = 0; i < container.cards().size(); i++) {
        CuratedCard card = container.cards().get(i);
        places.putIfAbsent(card.slot().key(), new Placed(new Place(container.key(), i + 1), card));
      }
    }
    return places;
  }

  private record Placed(Place place, CuratedCard card) {}
}
