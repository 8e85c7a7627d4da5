package dev.ilmyeon.gateway.federation.plan.graph;

import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import dev.ilmyeon.gateway.federation.supergraph.Subgraph;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphType;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which types set contexts, and which fields take something from them. */
final class ContextSetters {

  private final SupergraphModel supergraph;
  private final Map<Taker, Set<Context>> takenBy = new HashMap<>();
  private final Map<String, Set<Context>> setBy = new HashMap<>();

  private record Taker(String type, String field) {}

  private record Context(SubgraphName subgraph, String name) {}

  ContextSetters(SupergraphModel supergraph) {
    this.supergraph = supergraph;
    for (Subgraph subgraph : supergraph.subgraphs().values()) {
      for (SubgraphType type : subgraph.types().values()) {
        type.fields().values().forEach(field -> addTaker(type.name(), field, subgraph.name()));
        for (String name : type.contexts()) {
          Context context = new Context(subgraph.name(), name);
          addSetter(type.name(), context);
          type.members().forEach(member -> addSetter(member, context));
        }
      }
    }
  }

  private void addTaker(String type, SubgraphField field, SubgraphName subgraph) {
    for (SubgraphField.ContextArgument argument : field.contextArguments()) {
      takenBy
          .computeIfAbsent(new Taker(type, field.name()), _ -> new HashSet<>())
          .add(new Context(subgraph, argument.context()));
    }
  }

  private void addSetter(String type, Context context) {
    setBy.computeIfAbsent(type, _ -> new HashSet<>()).add(context);
  }

  /** The types in groups that set the same of the contexts that something selected takes from. */
  List<TypeSet> groups(TypeSet types, SelectionSet selections) {
    if (types.size() < 2 || takenBy.isEmpty()) {
      return List.of(types);
    }
    Set<Context> taken = new HashSet<>();
    collect(selections, taken);
    if (taken.isEmpty()) {
      return List.of(types);
    }
    Map<Set<Context>, TypeSet> groups = new LinkedHashMap<>();
    for (TypeSet single : types.singles()) {
      Set<Context> set = new HashSet<>(setBy.getOrDefault(single.first(), Set.of()));
      set.retainAll(taken);
      groups.merge(set, single, TypeSet::or);
    }
    return List.copyOf(groups.values());
  }

  private void collect(SelectionSet selections, Set<Context> taken) {
    for (Selection selection : selections.selections()) {
      switch (selection) {
        case Selection.Field field -> {
          for (String type : supergraph.schema().possibleTypes(selections.parent().name())) {
            taken.addAll(takenBy.getOrDefault(new Taker(type, field.name()), Set.of()));
          }
          if (field.selections() != null) {
            collect(field.selections(), taken);
          }
        }
        case Selection.InlineFragment fragment -> collect(fragment.selections(), taken);
      }
    }
  }
}
