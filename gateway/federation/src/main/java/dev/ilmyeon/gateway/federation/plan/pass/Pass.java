package dev.ilmyeon.gateway.federation.plan.pass;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph;

/** One improvement of a fetch graph. */
@FunctionalInterface
interface Pass {

  /** The better graph; the same object if there is nothing to do. */
  FetchGraph apply(FetchGraph graph);
}
