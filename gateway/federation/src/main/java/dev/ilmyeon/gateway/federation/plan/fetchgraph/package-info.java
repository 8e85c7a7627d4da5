/**
 * The fetches that answer an operation, while they are still being improved: immutable steps with
 * typed selections. The walk makes a {@link
 * dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph}, the passes turn it into better ones.
 * Imports plan.graph, plan.place.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.plan.fetchgraph;

import org.jspecify.annotations.NullMarked;
