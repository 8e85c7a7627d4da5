package dev.ilmyeon.gateway.federation.subgraph;

import dev.ilmyeon.gateway.federation.request.OperationKind;

/**
 * A GraphQL request to a subgraph.
 *
 * @param body the JSON to POST ({@code query}, {@code variables}, {@code operationName})
 * @param context what the edge passed with the client's request (headers to forward, a deadline);
 *     opaque to the engine
 */
public record SubgraphRequest(
    SubgraphName subgraph, OperationKind kind, byte[] body, Object context) {}
