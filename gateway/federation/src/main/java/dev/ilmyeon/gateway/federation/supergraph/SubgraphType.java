package dev.ilmyeon.gateway.federation.supergraph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A type as one subgraph knows it ({@code @join__type} and its kin).
 *
 * @param keys in the supergraph's order
 * @param interfaceObject an interface of the supergraph that this subgraph sees as an object
 * @param fields by name; those that this subgraph declares (external ones included)
 * @param interfaces the interfaces it implements in this subgraph
 * @param members a union's members, or an interface's implementations, in this subgraph (object
 *     types)
 * @param enumValues an enum's values in this subgraph
 * @param contexts names of the contexts that this type sets
 */
public record SubgraphType(
    String name,
    List<EntityKey> keys,
    boolean interfaceObject,
    Map<String, SubgraphField> fields,
    Set<String> interfaces,
    Set<String> members,
    Set<String> enumValues,
    Set<String> contexts) {

  public SubgraphType {
    keys = List.copyOf(keys);
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    interfaces = Collections.unmodifiableSet(new LinkedHashSet<>(interfaces));
    members = Collections.unmodifiableSet(new LinkedHashSet<>(members));
    enumValues = Collections.unmodifiableSet(new LinkedHashSet<>(enumValues));
    contexts = Collections.unmodifiableSet(new LinkedHashSet<>(contexts));
  }
}
