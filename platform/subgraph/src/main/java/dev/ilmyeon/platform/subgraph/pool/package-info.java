/** How long a statement waits for a connection of the pool. */
@NullMarked
package dev.ilmyeon.platform.subgraph.pool;

import org.jspecify.annotations.NullMarked;
