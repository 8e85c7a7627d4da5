/**
 * What each subgraph can answer, as a graph: a {@link
 * dev.ilmyeon.gateway.federation.plan.graph.Node} is a type as one subgraph sees it, its edges are
 * the fields that this subgraph answers, and entity moves lead to the same object in another
 * subgraph. Built lazily, remembered per supergraph. Imports supergraph, selection, schema.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.plan.graph;

import org.jspecify.annotations.NullMarked;
