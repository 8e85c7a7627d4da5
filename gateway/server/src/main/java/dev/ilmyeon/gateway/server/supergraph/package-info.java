/**
 * The supergraph that is served and its engine: read at the start, watched for changes, swapped
 * without a gap, refused when bad. Imports observation, source, contract, subgraph, upstream,
 * setting and the engine.
 */
@NullMarked
package dev.ilmyeon.gateway.server.supergraph;

import org.jspecify.annotations.NullMarked;
