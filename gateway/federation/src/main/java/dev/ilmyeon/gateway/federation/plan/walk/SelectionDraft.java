package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.StepSelection;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.StepSelection.Narrowed;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.StepSelection.SelectedField;
import dev.ilmyeon.gateway.federation.plan.graph.Edge;
import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.plan.graph.TypeSet;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A step's selection while it grows. */
final class SelectionDraft {

  private final StepDraft step;
  private final Node node;
  private final Map<Place, FieldDraft> fields = new LinkedHashMap<>();
  private Map<TypeSet, SelectionDraft> narrowed = Map.of();
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
    FieldDraft field = fields.get(place);
    if (field == null) {
      field = new FieldDraft(edge, new SelectionDraft(step, to));
      fields.put(place, field);
    }
    if (field.below() == null) {
      throw new IllegalStateException("A leaf cannot be selected from: " + place);
    }
    return field.below();
  }

  SelectionDraft narrow(TypeSet types, Node to) {
    SelectionDraft known = narrowed.get(types);
    if (known == null) {
      known = new SelectionDraft(step, to);
      if (narrowed.isEmpty()) {
        narrowed = new LinkedHashMap<>();
      }
      narrowed.put(types, known);
    }
    return known;
  }

  StepSelection freeze() {
    List<SelectedField> frozen = new ArrayList<>(fields.size());
    fields.forEach((place, field) -> {
      StepSelection below = field.below() == null ? null : field.below().freeze();
      frozen.add(new SelectedField(place, field.edge(), below));
    });
    List<Narrowed> frozenNarrowed = new ArrayList<>(narrowed.size());
    narrowed.forEach((types, below) -> frozenNarrowed.add(new Narrowed(types, below.freeze())));
    return new StepSelection(node, typename, frozen, frozenNarrowed);
  }
}
