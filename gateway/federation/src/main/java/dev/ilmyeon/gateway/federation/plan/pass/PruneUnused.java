package dev.ilmyeon.gateway.federation.plan.pass;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep.Entry;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.Input;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.StepSelection;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.StepSelection.Narrowed;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.StepSelection.SelectedField;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    Pruning pruning = new Pruning(graph);
    if (!pruning.hasWork()) {
      return graph;
    }
    List<FetchStep> pruned = new ArrayList<>();
    boolean changed = false;
    for (FetchStep step : graph.steps()) {
      FetchStep left = pruning.prune(step);
      changed |= left != step;
      pruned.add(left);
    }
    return changed ? new FetchGraph(pruned) : graph;
  }

  private static final class Pruning {

    private final FetchGraph graph;
    private final Set<Place> needed = new HashSet<>();

    /** Counted once it matters. */
    private @Nullable Map<Asked, Integer> timesAsked;

    /** That of the step that is being looked at. */
    private int part;

    private record Asked(Place place, int part) {}

    Pruning(FetchGraph graph) {
      this.graph = graph;
      for (FetchStep step : graph.steps()) {
        for (Entry entry : step.entries()) {
          need(entry.inputs());
          entry.contexts().forEach(context -> need(context.value()));
        }
      }
    }

    private void need(List<Input> inputs) {
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

    boolean hasWork() {
      for (FetchStep step : graph.steps()) {
        for (Entry entry : step.entries()) {
          if (hasWork(entry.selection())) {
            return true;
          }
        }
      }
      return false;
    }

    private boolean hasWork(StepSelection selection) {
      for (SelectedField field : selection.fields()) {
        if (isUnused(field.place()) || field.below() != null && hasWork(field.below())) {
          return true;
        }
      }
      for (Narrowed part : selection.narrowed()) {
        if (hasWork(part.below())) {
          return true;
        }
      }
      return false;
    }

    private boolean isUnused(Place place) {
      return place.own() && !needed.contains(place);
    }

    /** The same object if all of it is needed. */
    FetchStep prune(FetchStep step) {
      part = step.purpose().first();
      List<Entry> entries = new ArrayList<>(step.entries().size());
      boolean changed = false;
      for (Entry entry : step.entries()) {
        StepSelection left = prune(entry.selection());
        changed |= left != entry.selection();
        entries.add(left == entry.selection() ? entry : entry.selecting(left));
      }
      return changed ? step.withEntries(entries) : step;
    }

    /** The same object if all of it is needed. */
    private StepSelection prune(StepSelection selection) {
      boolean changed = false;
      List<SelectedField> fields = new ArrayList<>(selection.fields().size());
      for (SelectedField field : selection.fields()) {
        SelectedField left = prune(field);
        changed |= left != field;
        if (left != null) {
          fields.add(left);
        }
      }
      List<Narrowed> narrowed = new ArrayList<>(selection.narrowed().size());
      for (Narrowed part : selection.narrowed()) {
        StepSelection left = prune(part.below());
        changed |= left != part.below();
        if (!left.isEmpty()) {
          narrowed.add(left == part.below() ? part : new Narrowed(part.types(), left));
        }
      }
      return changed
          ? new StepSelection(selection.node(), selection.typename(), fields, narrowed)
          : selection;
    }

    private @Nullable SelectedField prune(SelectedField field) {
      Place place = field.place();
      if (isUnused(place)) {
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
      return new SelectedField(place, field.edge(), left);
    }

    private boolean isAskedElsewhere(Place place) {
      Map<Asked, Integer> times = timesAsked();
      boolean asked = times.merge(new Asked(place, part), -1, Integer::sum) > 0;
      return asked || part != 0 && times.getOrDefault(new Asked(place, 0), 0) > 0;
    }

    /** How often an object is asked for, for each part, besides where it has been pruned. */
    private Map<Asked, Integer> timesAsked() {
      Map<Asked, Integer> times = timesAsked;
      if (times == null) {
        times = new HashMap<>();
        for (FetchStep step : graph.steps()) {
          for (Entry entry : step.entries()) {
            count(entry.selection(), step.purpose().first(), times);
          }
        }
        timesAsked = times;
      }
      return times;
    }

    private static void count(StepSelection selection, int part, Map<Asked, Integer> times) {
      for (SelectedField field : selection.fields()) {
        if (field.below() != null) {
          times.merge(new Asked(field.place(), part), 1, Integer::sum);
          count(field.below(), part, times);
        }
      }
      selection.narrowed().forEach(narrowed -> count(narrowed.below(), part, times));
    }
  }
}
