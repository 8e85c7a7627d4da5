package dev.ilmyeon.gateway.federation.plan.pass;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep.Entry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Entities that nothing waits for are asked for in a later request to the same subgraph, if there
 * has to be one anyhow, for the same part of the response: that comes no later for it.
 *
 * <pre>
 *            products                              products
 *         ┌─────┴──────┐                               │
 *     inventory     reviews                         reviews
 *                      │               →               │
 *                  inventory                       inventory
 * </pre>
 */
final class DelayLastSteps implements Pass {

  @Override
  public FetchGraph apply(FetchGraph graph) {
    for (FetchStep step : graph.steps()) {
      FetchStep later = isDelayable(step, graph) ? later(step, graph) : null;
      if (later != null) {
        return apply(graph.merging(both(later, step), List.of(later, step)));
      }
    }
    return graph;
  }

  private static boolean isDelayable(FetchStep step, FetchGraph graph) {
    return isBatchable(step) && graph.isLast(step.id());
  }

  static boolean isBatchable(FetchStep step) {
    return step.asksForEntities() && step.entries().getFirst().contexts().isEmpty();
  }

  /** The next one. */
  private static @Nullable FetchStep later(FetchStep step, FetchGraph graph) {
    FetchStep next = null;
    for (FetchStep other : graph.steps()) {
      if (isBatchable(other)
          && other.subgraph().equals(step.subgraph())
          && other.purpose().equals(step.purpose())
          && graph.wave(other.id()) > graph.wave(step.id())
          && (next == null || graph.wave(other.id()) < graph.wave(next.id()))) {
        next = other;
      }
    }
    return next;
  }

  private static FetchStep both(FetchStep later, FetchStep step) {
    List<Entry> entries = new ArrayList<>(step.entries());
    entries.addAll(later.entries());
    Set<Integer> dependsOn = new LinkedHashSet<>(later.dependsOn());
    dependsOn.addAll(step.dependsOn());
    return later.withEntries(entries).withDependsOn(dependsOn);
  }
}
