package dev.ilmyeon.gateway.federation.plan.graph;

import dev.ilmyeon.gateway.federation.schema.TypeReference;
import org.jspecify.annotations.Nullable;

/**
 * A field that the subgraph of {@code from} answers, whatever object of that node it is asked of.
 *
 * @param type the field's type in this subgraph
 * @param to null on a leaf
 * @param demand what the subgraph must be told before; null: nothing
 */
public record Edge(
    Node from, String field, TypeReference type, @Nullable Node to, @Nullable Demand demand) {

  /** Whether it can be selected wherever the node has been reached. */
  public boolean plain() {
    return demand == null;
  }
}
