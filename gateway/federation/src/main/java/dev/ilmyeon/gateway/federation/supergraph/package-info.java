/**
 * Supergraph SDL (the join and link specifications) to the consumer schema and what each subgraph
 * can answer. Imports language, schema, selection.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.supergraph;

import org.jspecify.annotations.NullMarked;
