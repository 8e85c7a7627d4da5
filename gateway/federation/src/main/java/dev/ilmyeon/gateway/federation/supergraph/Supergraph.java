package dev.ilmyeon.gateway.federation.supergraph;

import dev.ilmyeon.gateway.federation.schema.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A supergraph, read.
 *
 * @param schema all of it (inaccessible elements included), without the machinery of join and link
 * @param consumerSchema what clients see: {@code schema} without what is inaccessible
 * @param subgraphs by name, in the supergraph's order
 */
public record Supergraph(
    Schema schema, Schema consumerSchema, Map<SubgraphName, Subgraph> subgraphs) {

  public Supergraph {
    subgraphs = Collections.unmodifiableMap(new LinkedHashMap<>(subgraphs));
  }
}
