package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.StepSelection;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.StepSelection.SelectedField;
import dev.ilmyeon.gateway.federation.plan.graph.Edge;
import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.plan.graph.TypeSet;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A step's selection while it grows. */
final class SelectionDraft {

  private final StepDraft step;
  private final Node node;
  private final Map<Place, FieldDraft> fields = new LinkedHashMap<>();
  private final Map<TypeSet, SelectionDraft> narrowed = new LinkedHashMap<>();
  private boolean typename;

  private record FieldDraft(Edge edge, @Nullable SelectionDraft below) {}

  SelectionDraft(StepDraft step, Node node) {
    this.step = step;
    this.node = node;
  }

  StepDraft step() {
    return step;
  }

  void selectTypename() {
    typename = true;
  }

  void selectLeaf(Place place, Edge edge) {
    fields.putIfAbsent(place, new FieldDraft(edge, null));
  }

  SelectionDraft select(Place place, Edge edge, Node to) {
    FieldDraft field =
        fields.computeIfAbsent(place, _ -> new FieldDraft(edge, new SelectionDraft(step, to)));
    if (field.below() == null) {
      throw new IllegalStateException("A leaf cannot be selected from: " + place);
    }
    return field.below();
  }

  SelectionDraft narrow(TypeSet types, Node to) {
    return narrowed.computeIfAbsent(types, _ -> new SelectionDraft(step, to));
  }

  StepSelection freeze() {
    Map<Place, SelectedField> frozen = new LinkedHashMap<>();
    fields.forEach((place, field) ->
        frozen.put(
            place,
            new SelectedField(
                field.edge(), field.below() == null ? null : field.below().freeze())));
    Map<TypeSet, StepSelection> frozenNarrowed = new LinkedHashMap<>();
    narrowed.forEach((types, below) -> frozenNarrowed.put(types, below.freeze()));
    return new StepSelection(node, typename, frozen, frozenNarrowed);
  }
}
