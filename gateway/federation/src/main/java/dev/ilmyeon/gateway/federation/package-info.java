/**
 * An Apollo Federation 2 router as a library. {@code FederationEngine} is its one door: a
 * supergraph and a way to the subgraphs in, responses out: one for a query or mutation, one for
 * each event of a subscription. Data flows one way through the packages below: supergraph,
 * contract, operation, cost, access, plan, execute, response.
 */
@NullMarked
package dev.ilmyeon.gateway.federation;

import org.jspecify.annotations.NullMarked;
