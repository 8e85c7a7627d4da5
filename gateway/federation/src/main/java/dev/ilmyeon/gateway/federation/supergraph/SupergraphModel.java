package dev.ilmyeon.gateway.federation.supergraph;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A supergraph, read.
 *
 * @param schema all of it (inaccessible elements included), without the machinery of join and link
 * @param consumerSchema what clients see: {@code schema} without what is inaccessible
 * @param subgraphs by name, in the supergraph's order
 * @param directives what else is applied to the schema's elements, by coordinate ({@code Type},
 *     {@code Type.field}, {@code Type.field(argument:)}): {@code authenticated}, {@code
 *     requiresScopes}, {@code policy}, {@code cost}, {@code listSize}, {@code tag}, {@code
 *     inaccessible}, {@code context} under these names whatever the schema calls them, and custom
 *     ones
 * @param requirements what protects a type or field, by coordinate; all must be met
 */
public record SupergraphModel(
    Schema schema,
    Schema consumerSchema,
    Map<SubgraphName, Subgraph> subgraphs,
    Map<String, List<AppliedDirective>> directives,
    Map<String, Set<Requirement>> requirements) {

  public SupergraphModel {
    subgraphs = Collections.unmodifiableMap(new LinkedHashMap<>(subgraphs));
    directives = Collections.unmodifiableMap(new LinkedHashMap<>(directives));
    requirements = Collections.unmodifiableMap(new LinkedHashMap<>(requirements));
  }
}
