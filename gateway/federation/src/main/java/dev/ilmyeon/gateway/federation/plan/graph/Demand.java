package dev.ilmyeon.gateway.federation.plan.graph;

import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField.ContextArgument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a subgraph must be told before it answers a field, so that the field can be asked for in an
 * entity request only. One object for equal demands, so that they are compared by identity.
 *
 * @param requires what the representation must hold; null: nothing
 * @param contexts arguments that are filled from objects further up
 */
public record Demand(@Nullable SelectionSet requires, List<ContextArgument> contexts) {

  public Demand {
    contexts = List.copyOf(contexts);
  }
}
