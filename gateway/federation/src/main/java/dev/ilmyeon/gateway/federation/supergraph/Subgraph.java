package dev.ilmyeon.gateway.federation.supergraph;

import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A subgraph: where it is and what it knows.
 *
 * @param url as the supergraph gives it; may be empty, and may be overridden by configuration
 * @param roots the name of the root type of each kind of operation that this subgraph has fields
 *     for
 */
public record Subgraph(
    SubgraphName name,
    String url,
    Map<OperationKind, String> roots,
    Map<String, SubgraphType> types) {

  public Subgraph {
    roots = Collections.unmodifiableMap(new EnumMap<>(roots));
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
  }
}
