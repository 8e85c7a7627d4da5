package dev.ilmyeon.gateway.federation.plan.fetchgraph;

import dev.ilmyeon.gateway.federation.plan.graph.Edge;
import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.plan.graph.TypeSet;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a step selects of the objects at one place.
 *
 * @param node how the subgraph sees these objects
 * @param typename whether it is asked for their {@code __typename}
 * @param fields by their place, in the order of places, which is that of the operation
 * @param narrowed what is selected of some of the objects only
 */
public record StepSelection(
    Node node,
    boolean typename,
    Map<Place, SelectedField> fields,
    Map<TypeSet, StepSelection> narrowed) {

  /** A field and, unless it is a leaf, what is selected below it. */
  public record SelectedField(Edge edge, @Nullable StepSelection below) {}

  private static final Comparator<Place> IN_ORDER = Comparator.comparingInt(Place::number);

  public StepSelection {
    Map<Place, SelectedField> ordered = new TreeMap<>(IN_ORDER);
    ordered.putAll(fields);
    fields = Collections.unmodifiableMap(ordered);
    Map<TypeSet, StepSelection> byFirst = new LinkedHashMap<>();
    narrowed.entrySet().stream()
        .sorted(Comparator.comparingInt(part -> part.getValue().firstPlace()))
        .forEach(part -> byFirst.put(part.getKey(), part.getValue()));
    narrowed = Collections.unmodifiableMap(byFirst);
  }

  /** The number of the first place that something is selected at. */
  private int firstPlace() {
    int first = Integer.MAX_VALUE;
    for (Place place : fields.keySet()) {
      return place.number();
    }
    for (StepSelection below : narrowed.values()) {
      first = Math.min(first, below.firstPlace());
    }
    return first;
  }

  public boolean isEmpty() {
    return !typename && fields.isEmpty() && narrowed.isEmpty();
  }

  /** This and another selection on the same objects. */
  public StepSelection with(StepSelection other) {
    Map<Place, SelectedField> allFields = new LinkedHashMap<>(fields);
    other.fields.forEach((place, field) -> allFields.merge(place, field, StepSelection::merge));
    Map<TypeSet, StepSelection> allNarrowed = new LinkedHashMap<>(narrowed);
    other.narrowed.forEach((types, below) -> allNarrowed.merge(types, below, StepSelection::with));
    return new StepSelection(node, typename || other.typename, allFields, allNarrowed);
  }

  private static SelectedField merge(SelectedField one, SelectedField other) {
    StepSelection below = one.below();
    StepSelection more = other.below();
    if (below == null || more == null) {
      return one;
    }
    return new SelectedField(one.edge(), below.with(more));
  }
}
