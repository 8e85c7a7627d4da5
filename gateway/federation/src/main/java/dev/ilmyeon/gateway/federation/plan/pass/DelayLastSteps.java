package dev.ilmyeon.gateway.federation.plan.pass;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entities that nothing waits for are asked for in a later request to the same subgraph, if there
 * has to be one anyhow, for the same part of the response: that comes no later for it. They do not
 * wait for long if what that request needs is late.
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
        return apply(
            graph.merging(
                FetchStep.together(List.of(step, later)).withId(later.id()), List.of(later, step)));
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
}
