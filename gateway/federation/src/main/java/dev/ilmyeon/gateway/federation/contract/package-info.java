/**
 * Contracts: which part of the consumer schema some clients see, by {@code @tag}. {@link
 * dev.ilmyeon.gateway.federation.contract.ContractSchema} is a pure function from a supergraph and
 * a {@link dev.ilmyeon.gateway.federation.request.Contract} to a schema, against which operations
 * are then validated, answered and introspected; plans may still ask subgraphs for what is hidden,
 * as keys and requirements. Imports supergraph, schema, language, request, error.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.contract;

import org.jspecify.annotations.NullMarked;
