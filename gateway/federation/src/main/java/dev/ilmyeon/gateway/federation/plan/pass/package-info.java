/**
 * Makes a fetch graph better without changing what it answers: each pass is a pure function from
 * graph to graph. {@link dev.ilmyeon.gateway.federation.plan.pass.Passes} runs them until nothing
 * changes. Imports plan.fetchgraph.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.plan.pass;

import org.jspecify.annotations.NullMarked;
