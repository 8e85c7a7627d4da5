package dev.ilmyeon.gateway.federation.plan.pass;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep.Entry;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.Input;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.StepSelection;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.StepSelection.SelectedField;
import dev.ilmyeon.gateway.federation.plan.graph.TypeSet;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the plan asked for its own sake, and needs no longer, is not asked.
 *
 * <pre>
 *   products { id sku }  →  stock(id) { count }          sku was the key of a step that is gone
 *
 *   products { id }      →  stock(id) { count }
 * </pre>
 *
 * <p>An object of which nothing is left is not asked either, if another step asks for it that every
 * part of the response waits for which waits for this one.
 */
final class PruneUnused implements Pass {

  @Override
  public FetchGraph apply(FetchGraph graph) {
    Pruning pruning = new Pruning();
    for (FetchStep step : graph.steps()) {
      pruning.part = step.purpose().first();
      for (Entry entry : step.entries()) {
        pruning.need(entry.inputs());
        entry.contexts().forEach(context -> pruning.need(context.value()));
        pruning.count(entry.selection());
      }
    }
    List<FetchStep> pruned = graph.steps().stream().map(pruning::prune).toList();
    return pruned.equals(graph.steps()) ? graph : new FetchGraph(pruned);
  }

  private static final class Pruning {

    private final Set<Place> needed = new HashSet<>();
    private final Map<Asked, Integer> timesAsked = new HashMap<>();

    /** That of the step that is being looked at. */
    private int part;

    private record Asked(Place place, int part) {}

    void need(List<Input> inputs) {
      for (Input input : inputs) {
        switch (input) {
          case Input.Value value -> {
            needed.add(value.place());
            needed.addAll(value.place().parts());
            need(value.below());
          }
          case Input.Typename() -> {}
          case Input.OfTypes ofTypes -> need(ofTypes.inputs());
        }
      }
    }

    void count(StepSelection selection) {
      selection
          .fields()
          .forEach((place, field) -> {
            timesAsked.merge(new Asked(place, part), 1, Integer::sum);
            if (field.below() != null) {
              count(field.below());
            }
          });
      selection.narrowed().values().forEach(this::count);
    }

    FetchStep prune(FetchStep step) {
      part = step.purpose().first();
      List<Entry> entries = step.entries().stream().map(this::prune).toList();
      return entries.equals(step.entries()) ? step : step.withEntries(entries);
    }

    private Entry prune(Entry entry) {
      StepSelection left = prune(entry.selection());
      return left == entry.selection() ? entry : entry.selecting(left);
    }

    /** The same object if all of it is needed. */
    private StepSelection prune(StepSelection selection) {
      boolean changed = false;
      Map<Place, SelectedField> fields = new LinkedHashMap<>();
      for (Map.Entry<Place, SelectedField> field : selection.fields().entrySet()) {
        SelectedField left = prune(field.getKey(), field.getValue());
        changed |= left != field.getValue();
        if (left != null) {
          fields.put(field.getKey(), left);
        }
      }
      Map<TypeSet, StepSelection> narrowed = new LinkedHashMap<>();
      for (Map.Entry<TypeSet, StepSelection> part : selection.narrowed().entrySet()) {
        StepSelection left = prune(part.getValue());
        changed |= left != part.getValue();
        if (!left.isEmpty()) {
          narrowed.put(part.getKey(), left);
        }
      }
      return changed
          ? new StepSelection(selection.node(), selection.typename(), fields, narrowed)
          : selection;
    }

    private @Nullable SelectedField prune(Place place, SelectedField field) {
      if (place.own() && !needed.contains(place)) {
        return null;
      }
      if (field.below() == null) {
        return field;
      }
      StepSelection left = prune(field.below());
      if (left == field.below()) {
        return field;
      }
      boolean asksNothing = left.fields().isEmpty() && left.narrowed().isEmpty();
      if (asksNothing && isAskedElsewhere(place)) {
        return null;
      }
      return new SelectedField(field.edge(), left);
    }

    private boolean isAskedElsewhere(Place place) {
      boolean asked = timesAsked.merge(new Asked(place, part), -1, Integer::sum) > 0;
      return asked || part != 0 && timesAsked.getOrDefault(new Asked(place, 0), 0) > 0;
    }
  }
}
