package dev.ilmyeon.gateway.federation.access;

import dev.ilmyeon.gateway.federation.operation.ValidOperation;
import dev.ilmyeon.gateway.federation.request.Claims;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.FieldedType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.supergraph.Requirement;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What is required for each field and type of a supergraph. For a field these are its own
 * requirements, those of the type that it is a field of and of the type that it has, and those of
 * the fields that its subgraphs compute it from ({@code @requires}, {@code @fromContext}): what may
 * not be seen may not be seen through another field either.
 *
 * <p>Source: "Authorization in the GraphOS Router" (Apollo), and the rules of composition 2.12 for
 * requirements that are inherited, applied to supergraphs of any composer.
 */
public final class AccessRules {

  /** Nothing is protected. */
  static final AccessRules NONE = new AccessRules();

  private final Map<String, Set<Requirement>> ofTypes = new HashMap<>();
  private final Map<String, Set<Requirement>> ofFields = new HashMap<>();
  private final Map<String, Set<Requirement>> byFieldName = new HashMap<>();

  private AccessRules() {}

  public AccessRules(SupergraphModel supergraph) {
    Schema schema = supergraph.schema();
    if (supergraph.requirements().isEmpty()) {
      return;
    }
    FieldSources sources = new FieldSources(supergraph);
    ofTypes.putAll(supergraph.requirements());
    for (NamedType type : schema.types().values()) {
      if (type instanceof FieldedType fielded) {
        for (FieldDefinition field : fielded.fields().values()) {
          add(type.name(), field, schema, sources.requirements(type.name(), field.name()));
        }
      }
    }
  }

  private void add(String type, FieldDefinition field, Schema schema, Set<Requirement> required) {
    if (!required.isEmpty()) {
      ofFields.put(type + "." + field.name(), required);
    }
    Set<Requirement> relevant =
        byFieldName.computeIfAbsent(field.name(), _ -> new LinkedHashSet<>());
    relevant.addAll(required);
    // Its objects can be of a type that requires more.
    for (String possible : schema.possibleTypes(field.type().namedType())) {
      relevant.addAll(ofTypes.getOrDefault(possible, Set.of()));
    }
  }

  /** What a client may see that has shown these claims. */
  public Access grant(Claims claims, ValidOperation operation) {
    Set<Requirement> unmet = new HashSet<>();
    if (!byFieldName.isEmpty()) {
      for (String field : operation.fieldNames()) {
        for (Requirement requirement : byFieldName.getOrDefault(field, Set.of())) {
          if (!meets(claims, requirement)) {
            unmet.add(requirement);
          }
        }
      }
    }
    return unmet.isEmpty() ? Access.UNRESTRICTED : new Access(this, unmet);
  }

  private static boolean meets(Claims claims, Requirement requirement) {
    return switch (requirement) {
      case Requirement.Authenticated _ -> claims.authenticated();
      case Requirement.Scopes needed -> needed.isMetBy(claims.scopes());
      case Requirement.Policies needed -> needed.isMetBy(claims.policies());
    };
  }

  /** Of an object type, besides what its fields require. */
  Set<Requirement> type(String name) {
    return ofTypes.getOrDefault(name, Set.of());
  }

  /** Of a field, as it is selected on this type. */
  Set<Requirement> field(String type, String field) {
    return ofFields.getOrDefault(type + "." + field, Set.of());
  }
}
