package dev.ilmyeon.gateway.federation.plan.pass;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph;
import java.util.List;

/**
 * All passes. The improvements make room for one another, so they are tried in turns; what makes
 * requests of the steps comes last.
 */
public final class Passes {

  private static final List<Pass> IMPROVEMENTS =
      List.of(
          new MergeMutationFields(),
          new MergeSiblingSteps(),
          new MergeChildIntoParent(),
          new DropPassThroughSteps(),
          new PruneUnused());

  private static final List<Pass> FINISH =
      List.of(new BatchEntitySteps(), new DelayLastSteps(), new ReduceDependencies());

  private Passes() {}

  /** The graph that is carried out. */
  public static FetchGraph run(FetchGraph walked) {
    FetchGraph graph = walked;
    FetchGraph before;
    do {
      before = graph;
      for (Pass pass : IMPROVEMENTS) {
        graph = pass.apply(graph);
      }
    } while (graph != before);
    for (Pass pass : FINISH) {
      graph = pass.apply(graph);
    }
    return graph;
  }
}
