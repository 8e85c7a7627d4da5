/**
 * From an operation to the fetches that answer it: graph, walk, fetch graph, passes, plan. Imports
 * supergraph, operation, selection.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.plan;

import org.jspecify.annotations.NullMarked;
