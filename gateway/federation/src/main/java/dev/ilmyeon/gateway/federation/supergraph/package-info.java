/**
 * Supergraph SDL (the join and link specifications) to the consumer schema and what each subgraph
 * can answer: {@link dev.ilmyeon.gateway.federation.supergraph.SupergraphReader} in, {@link
 * dev.ilmyeon.gateway.federation.supergraph.SupergraphModel} out. Imports language, schema,
 * selection, subgraph, request, error.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.supergraph;

import org.jspecify.annotations.NullMarked;
