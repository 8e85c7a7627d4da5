/**
 * Where the supergraph comes from, and the engine that serves it: read at the start, watched for
 * changes, refused when bad. Imports subgraph and the engine.
 */
@NullMarked
package dev.ilmyeon.gateway.server.supergraph;

import org.jspecify.annotations.NullMarked;
