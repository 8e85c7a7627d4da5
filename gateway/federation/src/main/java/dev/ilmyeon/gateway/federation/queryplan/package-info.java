/**
 * The plan of an operation: its fetches, as data that needs nothing else to be understood. {@link
 * dev.ilmyeon.gateway.federation.queryplan.QueryPlan} is what the planner makes and what is carried
 * out, {@link dev.ilmyeon.gateway.federation.queryplan.PlanPrinter} shows it to people. Imports
 * subgraph, request; to print, language and json.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.queryplan;

import org.jspecify.annotations.NullMarked;
