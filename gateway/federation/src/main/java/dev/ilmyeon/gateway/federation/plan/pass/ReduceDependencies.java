package dev.ilmyeon.gateway.federation.plan.pass;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A step does not depend directly on what it depends on anyhow: the transitive reduction.
 *
 * <pre>
 *    a → b → c          a → b → c
 *    └───────↑    →
 * </pre>
 */
final class ReduceDependencies implements Pass {

  @Override
  public FetchGraph apply(FetchGraph graph) {
    List<FetchStep> reduced = new ArrayList<>(graph.steps().size());
    boolean changed = false;
    for (FetchStep step : graph.steps()) {
      FetchStep less = step.dependsOn().size() < 2 ? step : reduce(step, graph);
      changed |= less != step;
      reduced.add(less);
    }
    return changed ? new FetchGraph(reduced) : graph;
  }

  private static FetchStep reduce(FetchStep step, FetchGraph graph) {
    Set<Integer> needed = new LinkedHashSet<>(step.dependsOn());
    for (int dependency : step.dependsOn()) {
      needed.removeIf(other -> graph.needs(dependency, other));
    }
    return needed.size() == step.dependsOn().size() ? step : step.withDependsOn(needed);
  }
}
