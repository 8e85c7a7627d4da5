package dev.ilmyeon.gateway.federation.queryplan;

import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request to a subgraph.
 *
 * @param id its place in {@link QueryPlan#fetches()}
 * @param document the GraphQL text that is sent
 * @param operationName the name in the document, or null
 * @param variables the client's variables that the document uses
 * @param path where a fetch of root fields is merged: {@link FetchPath#ROOT}, or the objects of a
 *     root type that a field deeper down returned; not used when there are entity calls
 * @param entities empty for a fetch of root fields
 * @param dependsOn the fetches that must have been merged before this one starts
 * @param renames applied to the answer before it is merged
 */
public record Fetch(
    int id,
    SubgraphName subgraph,
    OperationKind kind,
    String document,
    @Nullable String operationName,
    Set<String> variables,
    FetchPath path,
    List<EntityCall> entities,
    Set<Integer> dependsOn,
    List<KeyRename> renames) {

  public Fetch {
    variables = Collections.unmodifiableSet(new LinkedHashSet<>(variables));
    entities = List.copyOf(entities);
    dependsOn = Collections.unmodifiableSet(new LinkedHashSet<>(dependsOn));
    renames = List.copyOf(renames);
    for (int other : dependsOn) {
      if (other >= id) {
        throw new IllegalArgumentException(
            "Fetch " + id + " depends on " + other + ", which comes after it");
      }
    }
  }
}
