/**
 * From an operation to a first fetch graph: lays out the places that are asked for, finds the
 * cheapest ways to each and takes them. {@link dev.ilmyeon.gateway.federation.plan.walk.Walk} is
 * its door. Imports plan.graph, plan.place, plan.fetchgraph.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.plan.walk;

import org.jspecify.annotations.NullMarked;
