package dev.ilmyeon.gateway.federation.plan.pass;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep.Entry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Entity steps of one subgraph in the same wave become one request.
 *
 * <pre>
 *           articles                            articles
 *    ┌─────────┼─────────┐                         │
 *  media     media     media       →             media
 *  Image     Article   Gallery           Image + Article + Gallery
 * </pre>
 *
 * <p>A mutation's fields stay apart by themselves: what follows one of them is never in the wave of
 * what follows another.
 */
final class BatchEntitySteps implements Pass {

  @Override
  public FetchGraph apply(FetchGraph graph) {
    List<FetchStep> steps = graph.steps();
    for (int i = 0; i < steps.size(); i++) {
      for (int j = i + 1; j < steps.size(); j++) {
        FetchStep one = steps.get(i);
        FetchStep other = steps.get(j);
        if (one.asksForEntities()
            && other.asksForEntities()
            && one.subgraph().equals(other.subgraph())
            && graph.wave(one.id()) == graph.wave(other.id())) {
          return apply(graph.merging(both(one, other), other.id()));
        }
      }
    }
    return graph;
  }

  private static FetchStep both(FetchStep one, FetchStep other) {
    List<Entry> entries = new ArrayList<>(one.entries());
    entries.addAll(other.entries());
    Set<Integer> dependsOn = new LinkedHashSet<>(one.dependsOn());
    dependsOn.addAll(other.dependsOn());
    return one.withEntries(entries).withDependsOn(dependsOn);
  }
}
