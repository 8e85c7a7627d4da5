package dev.ilmyeon.gateway.federation.supergraph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A {@link SubgraphType} while it is gathered. */
final class TypeDraft {

  final String name;
  final List<EntityKey> keys = new ArrayList<>();
  final Map<String, SubgraphField> fields = new LinkedHashMap<>();
  final Set<String> interfaces = new LinkedHashSet<>();
  final Set<String> members = new LinkedHashSet<>();
  final Set<String> enumValues = new LinkedHashSet<>();
  final Set<String> contexts = new LinkedHashSet<>();
  boolean interfaceObject;

  TypeDraft(String name) {
    this.name = name;
  }

  /** Whether the field is new. */
  boolean add(SubgraphField field) {
    return fields.putIfAbsent(field.name(), field) == null;
  }

  SubgraphType finish() {
    return new SubgraphType(
        name, keys, interfaceObject, fields, interfaces, members, enumValues, contexts);
  }
}
