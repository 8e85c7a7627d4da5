package dev.ilmyeon.gateway.federation.plan.fetchgraph;

import dev.ilmyeon.gateway.federation.plan.place.Place;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField.ContextArgument;
import java.util.List;

/**
 * An argument that is filled from a context.
 *
 * @param from the place above whose objects set the context
 * @param value leads from there to the one value
 */
public record ContextInput(ContextArgument argument, Place from, List<Input> value) {

  public ContextInput {
    value = List.copyOf(value);
  }
}
