/** Relay connections by keyset: opaque cursors, edges and page information. */
@NullMarked
package dev.ilmyeon.platform.subgraph.connection;

import org.jspecify.annotations.NullMarked;
