/**
 * Subgraphs as whoever runs the engine meets them: their names, the requests to them and the ways
 * that these take, and what is heard and told of what comes back. Imports request.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.subgraph;

import org.jspecify.annotations.NullMarked;
