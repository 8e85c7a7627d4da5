/**
 * The operation as a tree of places in the response: what the walk goes through and the fetches
 * fill. Imports plan.graph, selection.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.plan.place;

import org.jspecify.annotations.NullMarked;
