/**
 * A way to the subgraphs over HTTP that needs nothing but the JDK, for whoever has no client of
 * their own. Imports subgraph and the supergraph.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.transport;

import org.jspecify.annotations.NullMarked;
