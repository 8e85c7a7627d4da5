/**
 * Errors of a subgraph: what the client did wrong is told, what we did wrong is logged and masked.
 */
@NullMarked
package dev.ilmyeon.platform.subgraph.error;

import org.jspecify.annotations.NullMarked;
