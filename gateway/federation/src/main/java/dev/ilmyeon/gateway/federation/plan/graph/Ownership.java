package dev.ilmyeon.gateway.federation.plan.graph;

import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.selection.SelectionPrinter;
import dev.ilmyeon.gateway.federation.supergraph.Subgraph;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphType;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which subgraphs have what, whatever way leads there; remembered. */
final class Ownership {

  private final SupergraphGraph graph;
  private final SupergraphModel supergraph;
  private final Map<FieldKey, Integer> owners = new ConcurrentHashMap<>();
  private final Map<FieldKey, String> answers = new ConcurrentHashMap<>();
  private final Map<String, Boolean> uniform = new ConcurrentHashMap<>();

  private record FieldKey(TypeSet types, String field) {}

  Ownership(SupergraphGraph graph, SupergraphModel supergraph) {
    this.graph = graph;
    this.supergraph = supergraph;
  }

  int owners(TypeSet types, String field) {
    FieldKey key = new FieldKey(types, field);
    Integer known = owners.get(key);
    if (known == null) {
      known = countOwners(key);
      owners.put(key, known);
    }
    return known;
  }

  private int countOwners(FieldKey key) {
    int count = 0;
    for (Subgraph subgraph : supergraph.subgraphs().values()) {
      if (ownsAny(subgraph, key.types(), key.field())) {
        count++;
      }
    }
    return count;
  }

  private boolean ownsAny(Subgraph subgraph, TypeSet types, String field) {
    for (String name : types.names()) {
      if (owns(subgraph.types().get(name), field)
          || supergraph.schema().type(name) instanceof NamedType.ObjectType object
              && object.interfaces().stream()
                  .anyMatch(contract -> owns(subgraph.types().get(contract), field))) {
        return true;
      }
    }
    return false;
  }

  private static boolean owns(@Nullable SubgraphType type, String field) {
    SubgraphField declared = type == null ? null : type.fields().get(field);
    return declared != null && (!declared.external() || declared.requires() != null);
  }

  String answers(TypeSet single, String field) {
    return answers.computeIfAbsent(new FieldKey(single, field), this::describeAnswers);
  }

  private String describeAnswers(FieldKey key) {
    StringBuilder text = new StringBuilder();
    for (EntityMove move : graph.moves(key.types(), "")) {
      Edge edge = move.target().edge(key.field());
      if (edge != null && move.key() != null) {
        text.append(move.target().subgraph().name()).append(move.target().blind());
        text.append(SelectionPrinter.print(move.key())).append(edge.plain()).append(';');
      }
    }
    return text.toString();
  }

  boolean uniform(String abstractType) {
    Boolean known = uniform.get(abstractType);
    if (known == null) {
      known = findUniform(abstractType);
      uniform.put(abstractType, known);
    }
    return known;
  }

  private boolean findUniform(String abstractType) {
    Set<Set<String>> members = new HashSet<>();
    for (Subgraph subgraph : supergraph.subgraphs().values()) {
      SubgraphType type = subgraph.types().get(abstractType);
      if (type != null) {
        members.add(type.members());
      }
    }
    return members.size() < 2;
  }
}
