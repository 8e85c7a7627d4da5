package dev.ilmyeon.gateway.federation.plan.pass;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep.Entry;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    FetchStep before = null;
    for (FetchStep step : graph.steps()) {
      if (step.kind() == OperationKind.MUTATION) {
        FetchStep merged = before == null ? null : merge(before, step, graph);
        if (before != null && merged != null) {
          return apply(graph.merging(merged, List.of(before, step)));
        }
        before = step;
      }
    }
    return graph;
  }

  private static @Nullable FetchStep merge(FetchStep one, FetchStep next, FetchGraph graph) {
    boolean atOnce =
        next.dependsOn().stream().allMatch(id -> id == one.id() || graph.needs(one.id(), id));
    if (!atOnce || !one.subgraph().equals(next.subgraph())) {
      return null;
    }
    Entry entry = one.entries().getFirst();
    return one.withEntries(List.of(entry.with(next.entries().getFirst().selection())));
  }
}
