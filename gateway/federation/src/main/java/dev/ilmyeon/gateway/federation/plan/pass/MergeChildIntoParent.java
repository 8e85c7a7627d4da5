package dev.ilmyeon.gateway.federation.plan.pass;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep.Entry;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.TakeOver;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step asks of entities is asked by an earlier step of the same subgraph, if that comes by
 * the same objects anyhow.
 *
 * <pre>
 *   articles { article { id photo { id } } }        articles { article { id } }
 *         │                      │                              │
 *   media(article)        media(article.photo)   →       media(article)
 *     { gallery }           { caption }                    { gallery photo { caption } }
 * </pre>
 *
 * <p>Not if the entities are represented with a requirement, which only an entity request can send.
 */
final class MergeChildIntoParent implements Pass {

  @Override
  public FetchGraph apply(FetchGraph graph) {
    FetchGraph merged = graph;
    StepsByPlace places = new StepsByPlace(graph);
    for (FetchStep child : graph.steps()) {
      if (DropPassThroughSteps.isReplaceable(child)) {
        FetchGraph without = merge(merged.step(child.id()), places, merged);
        merged = without == null ? merged : without;
      }
    }
    return merged;
  }

  private static @Nullable FetchGraph merge(
      FetchStep child, StepsByPlace places, FetchGraph graph) {
    Entry entry = child.entries().getFirst();
    for (int id : places.atOrAbove(entry.place())) {
      FetchStep parent = id == child.id() || !graph.has(id) ? null : graph.step(id);
      if (parent != null
          && parent.subgraph().equals(child.subgraph())
          && parent.purpose().covers(child.purpose())
          && graph.wave(id) <= graph.wave(child.id())
          && !graph.needs(id, child.id())) {
        Entry both = TakeOver.of(entry.selection(), entry.place(), parent.entries().getFirst());
        if (both != null) {
          return graph.replacing(child, parent.withEntries(List.of(both)).alsoFor(child));
        }
      }
    }
    return null;
  }
}
