/** How long a statement waits for a connection of the pool, and how long it may take. */
@NullMarked
package dev.ilmyeon.platform.subgraph.pool;

import org.jspecify.annotations.NullMarked;
