package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.language.OperationKind;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphName;

/**
 * A GraphQL request to a subgraph.
 *
 * @param body the JSON to POST ({@code query}, {@code variables}, {@code operationName})
 * @param context what the edge passed with the client's request (headers to forward, a deadline);
 *     opaque to the engine
 */
public record SubgraphRequest(
    SubgraphName subgraph, OperationKind kind, byte[] body, Object context) {}
