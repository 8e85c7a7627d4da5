package dev.ilmyeon.gateway.federation.plan.graph;

import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField.ContextArgument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field that the subgraph of {@code from} answers, whatever object of that node it is asked of.
 *
 * @param type the field's type in this subgraph
 * @param to null on a leaf
 * @param requires what a representation must hold before the field can be answered; null: nothing
 * @param contexts arguments that the plan fills from further up
 */
public record Edge(
    Node from,
    String field,
    TypeReference type,
    @Nullable Node to,
    @Nullable SelectionSet requires,
    List<ContextArgument> contexts) {

  public Edge {
    contexts = List.copyOf(contexts);
  }

  /** Whether it can be selected wherever the node has been reached. */
  public boolean plain() {
    return requires == null && contexts.isEmpty();
  }
}
