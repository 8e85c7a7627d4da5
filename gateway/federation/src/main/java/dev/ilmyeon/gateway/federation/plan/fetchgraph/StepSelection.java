package dev.ilmyeon.gateway.federation.plan.fetchgraph;

import dev.ilmyeon.gateway.federation.plan.graph.Edge;
import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.plan.graph.TypeSet;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a step selects of the objects at one place.
 *
 * @param node how the subgraph sees these objects
 * @param typename whether it is asked for their {@code __typename}
 * @param fields one for each place, in the order of places, which is that of the operation
 * @param narrowed what is selected of some of the objects only, one for each set of types
 */
public record StepSelection(
    Node node, boolean typename, List<SelectedField> fields, List<Narrowed> narrowed) {

  /** A field, where its value will stand and, unless it is a leaf, what is selected below it. */
  public record SelectedField(Place place, Edge edge, @Nullable StepSelection below) {}

  /** What is selected of objects of these types. */
  public record Narrowed(TypeSet types, StepSelection below) {}

  private static final Comparator<SelectedField> IN_ORDER =
      Comparator.comparingInt(field -> field.place().number());

  private static final Comparator<Narrowed> BY_FIRST =
      Comparator.comparingInt(part -> part.below().firstPlace());

  public StepSelection {
    fields = sorted(fields, IN_ORDER);
    narrowed = sorted(narrowed, BY_FIRST);
  }

  private static <T> List<T> sorted(List<T> list, Comparator<T> order) {
    for (int i = 1; i < list.size(); i++) {
      if (order.compare(list.get(i - 1), list.get(i)) > 0) {
        List<T> sorted = new ArrayList<>(list);
        sorted.sort(order);
        return List.copyOf(sorted);
      }
    }
    return List.copyOf(list);
  }

  /** The number of the first place that something is selected at. */
  private int firstPlace() {
    if (!fields.isEmpty()) {
      return fields.getFirst().place().number();
    }
    int first = Integer.MAX_VALUE;
    for (Narrowed part : narrowed) {
      first = Math.min(first, part.below().firstPlace());
    }
    return first;
  }

  public boolean isEmpty() {
    return !typename && fields.isEmpty() && narrowed.isEmpty();
  }

  /** This and another selection on the same objects. */
  public StepSelection with(StepSelection other) {
    Map<TypeSet, StepSelection> byTypes = new LinkedHashMap<>();
    narrowed.forEach(part -> byTypes.put(part.types(), part.below()));
    other.narrowed.forEach(part -> byTypes.merge(part.types(), part.below(), StepSelection::with));
    List<Narrowed> allNarrowed = new ArrayList<>(byTypes.size());
    byTypes.forEach((types, below) -> allNarrowed.add(new Narrowed(types, below)));
    return new StepSelection(
        node, typename || other.typename, merge(fields, other.fields), allNarrowed);
  }

  /** Several selections on the same objects, at least one: halves first, so that few are copied. */
  public static StepSelection together(List<StepSelection> selections) {
    if (selections.size() == 1) {
      return selections.getFirst();
    }
    int half = selections.size() / 2;
    return together(selections.subList(0, half))
        .with(together(selections.subList(half, selections.size())));
  }

  /** Both are in order, and so is what comes out. */
  private static List<SelectedField> merge(List<SelectedField> one, List<SelectedField> other) {
    List<SelectedField> all = new ArrayList<>(one.size() + other.size());
    int next = 0;
    for (SelectedField field : other) {
      while (next < one.size() && IN_ORDER.compare(one.get(next), field) < 0) {
        all.add(one.get(next++));
      }
      boolean same = next < one.size() && one.get(next).place() == field.place();
      all.add(same ? merge(one.get(next++), field) : field);
    }
    all.addAll(one.subList(next, one.size()));
    return all;
  }

  private static SelectedField merge(SelectedField one, SelectedField other) {
    StepSelection below = one.below();
    StepSelection more = other.below();
    if (below == null || more == null) {
      return one;
    }
    return new SelectedField(one.place(), one.edge(), below.with(more));
  }
}
