/**
 * How long a statement waits for a connection of the pool, and how long it may take; how long a
 * connection may take to be ready, and how long it may say nothing.
 */
@NullMarked
package dev.ilmyeon.platform.subgraph.pool;

import org.jspecify.annotations.NullMarked;
