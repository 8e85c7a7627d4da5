/**
 * Subscriptions at subgraphs, over WebSocket (graphql-transport-ws) and SSE (graphql-sse): one
 * connection for each. Imports message, observation (their opening is part of a trace), subgraph
 * (settings and the context of a call), wire and the engine's execute package.
 */
@NullMarked
package dev.ilmyeon.gateway.server.upstream;

import org.jspecify.annotations.NullMarked;
