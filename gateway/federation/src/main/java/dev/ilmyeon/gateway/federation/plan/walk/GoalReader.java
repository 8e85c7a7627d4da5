package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import dev.ilmyeon.gateway.federation.plan.graph.TypeSet;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import dev.ilmyeon.gateway.federation.plan.place.Places;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lays out an operation's places and notes what is wanted there. */
final class GoalReader {

  /** More places than this are refused: an operation of 3,000 fields needs about as many. */
  private static final int MAX_PLACES = 100_000;

  /** As often may something be laid out that an operation says once. */
  private static final int MAX_COPIES = 64;

  private final SupergraphGraph graph;
  private final Places places;
  private final Ways ways;
  private final Spread spread;
  private final Layout layout;
  private List<Goal> goals = new ArrayList<>();
  private Set<Place> objects = new HashSet<>();
  private final Map<SelectionSet, Map<String, Selection.Field>> fields = new IdentityHashMap<>();

  /** How often what is being read is laid out. */
  private int copies = 1;

  GoalReader(SupergraphGraph graph, Places places, Ways ways, Layout layout) {
    this.graph = graph;
    this.places = places;
    this.ways = ways;
    this.spread = new Spread(graph, ways);
    this.layout = layout;
  }

  /** Something would be laid out more than {@link #MAX_COPIES} times. */
  static final class TooManyCopiesException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * What is wanted, and the objects of which something is.
   *
   * @param goals those with the fewest alternatives first, else in the operation's order
   */
  record Read(List<Goal> goals, Set<Place> objects) {}

  /** Places that are laid out already are found again. */
  Read read(SelectionSet selections, Place root) {
    goals = new ArrayList<>();
    objects = new HashSet<>();
    fields.clear();
    readAll(selections, root, List.of());
    goals.sort(Comparator.comparingInt(Goal::alternatives));
    return new Read(goals, objects);
  }

  /** {@code around}: what is wanted of objects of which those at the place are some. */
  private void readAll(SelectionSet selections, Place place, List<SelectionSet> around) {
    objects.add(place);
    for (Selection selection : selections.selections()) {
      switch (selection) {
        case Selection.Field field when field.name().startsWith("__") -> readMeta(field, place);
        case Selection.Field field -> {
          List<Place> parts = spread.over(place, field);
          if (parts.size() > 1 && field.selections() != null) {
            readParts(field, place, parts, around);
          } else {
            for (Place part : parts) {
              readField(field, part, around);
            }
          }
        }
        case Selection.InlineFragment fragment -> {
          List<SelectionSet> wider = new ArrayList<>(around);
          wider.add(selections);
          readFragment(fragment, place, wider);
        }
      }
    }
  }

  /** The engine itself answers what is asked of the schema, and types that are plain to see. */
  private void readMeta(Selection.Field field, Place place) {
    if (field.isTypename() && place.isAbstract()) {
      goals.add(new Goal.Typename(place));
    }
  }

  private void readField(Selection.Field field, Place place, List<SelectionSet> around) {
    if (place.narrowedTo() != null && ways.all(place).isEmpty()) {
      return;
    }
    List<Selection.Field> same = same(field, around);
    if (field.selections() == null) {
      Place leaf = place.field(field, graph.noTypes(), graph.noTypes());
      if (same.isEmpty()) {
        goals.add(new Goal.Leaf(leaf, graph.owners(place.types(), field.name())));
      }
      return;
    }
    if (places.count() > MAX_PLACES) {
      throw new NoWayException(
          "The operation is too large to be planned: ask for less of it at once");
    }
    readObject(field.selections(), object(field, place), same);
  }

  private void readObject(SelectionSet selections, Place object, List<Selection.Field> same) {
    int before = goals.size();
    readAll(selections, object, below(same));
    if (goals.size() == before && same.isEmpty()) {
      goals.add(new Goal.Existence(object));
    }
  }

  /** The same field, wanted already of more objects than the ones at hand. */
  private List<Selection.Field> same(Selection.Field field, List<SelectionSet> around) {
    if (around.isEmpty()) {
      return List.of();
    }
    List<Selection.Field> same = new ArrayList<>();
    for (SelectionSet wider : around) {
      Selection.Field known =
          fields.computeIfAbsent(wider, GoalReader::fields).get(field.responseKey());
      if (known != null && known.means(field)) {
        same.add(known);
      }
    }
    return same;
  }

  private static Map<String, Selection.Field> fields(SelectionSet selections) {
    Map<String, Selection.Field> fields = new HashMap<>();
    for (Selection selection : selections.selections()) {
      if (selection instanceof Selection.Field field) {
        fields.put(field.responseKey(), field);
      }
    }
    return fields;
  }

  /** Where it is not the same types everywhere that the objects have, fewer of them are wider. */
  private List<SelectionSet> below(List<Selection.Field> same) {
    if (same.isEmpty()) {
      return List.of();
    }
    List<SelectionSet> below = new ArrayList<>();
    for (Selection.Field field : same) {
      if (field.selections() != null && graph.uniform(field.definition().type().namedType())) {
        below.add(field.selections());
      }
    }
    return below;
  }

  /**
   * Objects that come from several places. What is wanted of them is laid out for each; but places
   * of places of places would soon be more than anyone can count, so then it is laid out once.
   *
   * <pre>
   *   items { next { next { v } } }      next has one owner for books, another for films:
   *
   *   items|Book.next, items|Film.next, items|Book.next|Book.next, items|Book.next|Film.next, …
   *   items.next, items.next.next        or each gathered from the places before it
   * </pre>
   */
  private void readParts(
      Selection.Field field, Place place, List<Place> parts, List<SelectionSet> around) {
    if (layout == Layout.GATHERED) {
      gather(field, place, parts, same(field, around));
      return;
    }
    int before = copies;
    copies = Math.min(MAX_COPIES + 1, copies * parts.size());
    if (copies > MAX_COPIES && layout == Layout.APART) {
      throw new TooManyCopiesException();
    }
    parts.forEach(part -> readField(field, part, around));
    copies = before;
  }

  private void gather(
      Selection.Field field, Place place, List<Place> parts, List<Selection.Field> same) {
    List<Place> objects = new ArrayList<>();
    TypeSet types = graph.noTypes();
    for (Place part : parts) {
      if (!ways.all(part).isEmpty()) {
        Place object = object(field, part);
        objects.add(object);
        types = types.or(object.types());
      }
    }
    if (!objects.isEmpty() && field.selections() != null) {
      Place all = place.gathering(field, types, objects);
      for (TypeSet single : types.singles()) {
        if (ways.all(all.narrowed(single)).isEmpty()) {
          throw NoWayException.to(field.name(), place);
        }
      }
      readObject(field.selections(), all, same);
    }
  }

  private Place object(Selection.Field field, Place place) {
    ValueTypes types = ValueTypes.of(field, () -> ways.all(place), graph);
    return place.field(field, types.reliable(), types.any());
  }

  private void readFragment(
      Selection.InlineFragment fragment, Place place, List<SelectionSet> around) {
    TypeSet types = place.types().and(graph.possible(fragment.typeCondition().name()));
    if (types.isEmpty()) {
      return;
    }
    if (place.isAbstract()) {
      goals.add(new Goal.Typename(place));
    }
    readAll(fragment.selections(), place.narrowed(types), around);
  }
}
