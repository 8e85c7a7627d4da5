package dev.ilmyeon.gateway.federation.conformance;

import dev.ilmyeon.gateway.federation.request.Claims;
import dev.ilmyeon.gateway.federation.schema.NamedType.FieldedType;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.supergraph.Requirement;
import dev.ilmyeon.gateway.federation.supergraph.Subgraph;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphType;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.HashSet;
import java.util.Set;

/**
 * Who may see what, worked out plainly from what is written at each element, and apart from the
 * engine's own rules.
 */
final class RequiredClaims {

  private final SupergraphModel supergraph;

  RequiredClaims(SupergraphModel supergraph) {
    this.supergraph = supergraph;
  }

  /** Whether objects of a type are kept back. */
  boolean deny(Claims claims, String type) {
    return !meets(claims, at(type));
  }

  /** Whether a field of an object or interface type is. */
  boolean deny(Claims claims, String type, String field) {
    return !meets(claims, of(type, field));
  }

  private Set<Requirement> of(String type, String field) {
    Set<Requirement> all = new HashSet<>(at(type));
    all.addAll(at(type + "." + field));
    if (supergraph.schema().type(type) instanceof FieldedType fielded) {
      all.addAll(at(fielded.fields().get(field).type().namedType()));
    }
    for (Subgraph subgraph : supergraph.subgraphs().values()) {
      SubgraphType known = subgraph.types().get(type);
      SubgraphField computed = known == null ? null : known.fields().get(field);
      if (computed != null && computed.requires() != null) {
        for (Selection selection : computed.requires().selections()) {
          if (selection instanceof Selection.Field source && !source.isTypename()) {
            all.addAll(of(type, source.name()));
          }
        }
      }
    }
    return all;
  }

  private Set<Requirement> at(String coordinate) {
    return supergraph.requirements().getOrDefault(coordinate, Set.of());
  }

  private static boolean meets(Claims claims, Set<Requirement> requirements) {
    return requirements.stream()
        .allMatch(requirement ->
            switch (requirement) {
              case Requirement.Authenticated _ -> claims.authenticated();
              case Requirement.Scopes(var alternatives) ->
                  alternatives.stream().anyMatch(claims.scopes()::containsAll);
              case Requirement.Policies(var alternatives) ->
                  alternatives.stream().anyMatch(claims.policies()::containsAll);
            });
  }
}
