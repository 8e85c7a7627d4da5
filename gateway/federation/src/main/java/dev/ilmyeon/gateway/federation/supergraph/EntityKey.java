package dev.ilmyeon.gateway.federation.supergraph;

import dev.ilmyeon.gateway.federation.selection.SelectionSet;

/**
 * One {@code @key} of a type in a subgraph; only a resolvable one can be entered through {@code
 * _entities}.
 */
public record EntityKey(SelectionSet fields, boolean resolvable) {}
