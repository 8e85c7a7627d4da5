package dev.ilmyeon.gateway.federation.plan.pass;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep.Entry;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.StepSelection;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fields of a mutation that follow one another in one subgraph are sent together, if nothing has to
 * happen elsewhere between them: a subgraph, too, runs them one by one.
 *
 * <pre>
 *   stats { count }  →  stats { reset }      →      stats { count reset }
 * </pre>
 */
final class MergeMutationFields implements Pass {

  @Override
  public FetchGraph apply(FetchGraph graph) {
    Map<Integer, FetchStep> merged = new HashMap<>();
    Map<Integer, Integer> into = new HashMap<>();
    List<FetchStep> together = new ArrayList<>();
    for (FetchStep step : graph.steps()) {
      if (step.kind() == OperationKind.MUTATION) {
        if (!together.isEmpty() && !follows(step, together.getFirst(), into, graph)) {
          note(together, merged);
        }
        if (!together.isEmpty()) {
          into.put(step.id(), together.getFirst().id());
        }
        together.add(step);
      }
    }
    note(together, merged);
    return into.isEmpty() ? graph : graph.merging(merged, into);
  }

  /** Whether a step can be sent with the first of those before it; {@code into}: with which. */
  private static boolean follows(
      FetchStep next, FetchStep first, Map<Integer, Integer> into, FetchGraph graph) {
    if (!first.subgraph().equals(next.subgraph())) {
      return false;
    }
    for (int id : next.dependsOn()) {
      boolean before = into.getOrDefault(id, id) == first.id() || graph.needs(first.id(), id);
      if (!before) {
        return false;
      }
    }
    return true;
  }

  private static void note(List<FetchStep> together, Map<Integer, FetchStep> merged) {
    if (together.size() > 1) {
      FetchStep first = together.getFirst();
      Entry entry = first.entries().getFirst();
      List<StepSelection> selections = new ArrayList<>();
      together.forEach(step -> selections.add(step.entries().getFirst().selection()));
      StepSelection all = StepSelection.together(selections);
      merged.put(first.id(), first.withEntries(List.of(entry.selecting(all))));
    }
    together.clear();
  }
}
