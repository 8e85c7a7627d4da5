package dev.ilmyeon.gateway.federation.plan.pass;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph;
import java.util.List;

/** All passes, in the order in which they are tried. */
public final class Passes {

  private static final List<Pass> IMPROVEMENTS =
      List.of(new MergeSiblingSteps(), new BatchEntitySteps());

  private Passes() {}

  /** Applies them until none finds anything to do. */
  public static FetchGraph run(FetchGraph walked) {
    FetchGraph graph = walked;
    FetchGraph before;
    do {
      before = graph;
      for (Pass pass : IMPROVEMENTS) {
        graph = pass.apply(graph);
      }
    } while (graph != before);
    return new ReduceDependencies().apply(graph);
  }
}
