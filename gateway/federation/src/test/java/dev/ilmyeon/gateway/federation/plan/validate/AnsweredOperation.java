package dev.ilmyeon.gateway.federation.plan.validate;

import dev.ilmyeon.gateway.federation.plan.validate.KnownObjects.KnownField;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.supergraph.Subgraph;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphType;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether an operation finds all its fields in what some fetches make known. */
final class AnsweredOperation {

  private final SupergraphModel supergraph;
  private final BitSet fetches;
  private final List<String> problems;

  AnsweredOperation(SupergraphModel supergraph, BitSet fetches, List<String> problems) {
    this.supergraph = supergraph;
    this.fetches = fetches;
    this.problems = problems;
  }

  void check(SelectionSet selections, KnownObjects objects, String path) {
    check(selections, objects, objects.types(), path);
  }

  private void check(
      SelectionSet selections, KnownObjects objects, Set<String> types, String path) {
    for (Selection selection : selections.selections()) {
      switch (selection) {
        case Selection.Field field when field.isTypename() ->
            checkTypename(selections.parent(), objects, types, path);
        case Selection.Field field when field.name().startsWith("__") -> {}
        case Selection.Field field -> {
          for (String type : types) {
            check(field, objects, type, selections.parent(), path);
          }
        }
        case Selection.InlineFragment fragment -> {
          checkTypename(selections.parent(), objects, types, path);
          Set<String> matching = new LinkedHashSet<>(types);
          matching.retainAll(supergraph.schema().possibleTypes(fragment.typeCondition().name()));
          check(fragment.selections(), objects, matching, path);
        }
      }
    }
  }

  private void checkTypename(
      CompositeType parent, KnownObjects objects, Set<String> types, String path) {
    if (!(parent instanceof NamedType.ObjectType)) {
      for (String type : types) {
        if (!known(objects.of(type).typenameBy()) && supergraph.schema().type(type) != parent) {
          problems.add("Nothing tells that an object at " + path + " is a " + type);
        }
      }
    }
  }

  private void check(
      Selection.Field field, KnownObjects objects, String type, CompositeType parent, String path) {
    String at = path.isEmpty() ? field.responseKey() : path + "." + field.responseKey();
    KnownField known = objects.of(type).field(field.responseKey());
    if (known == null || !known(known.fetches())) {
      if (isReliable(type)) {
        problems.add("Nothing answers " + at + " of a " + type);
      }
      return;
    }
    if (!known.name().equals(field.name()) || !known.arguments().equals(field.arguments())) {
      problems.add("What answers " + at + " of a " + type + " means something else");
    }
    if (field.selections() != null && known.below() != null) {
      check(field.selections(), known.below(), possible(known.below(), type, field), at);
    }
  }

  /**
   * Of the types below a field, those that it can have on one type: an interface's may be wider.
   */
  private Set<String> possible(KnownObjects below, String type, Selection.Field field) {
    Set<String> types = new LinkedHashSet<>(below.types());
    if (supergraph.schema().type(type) instanceof CompositeType owner
        && supergraph.schema().field(owner, field.name()) instanceof FieldDefinition own) {
      types.retainAll(supergraph.schema().possibleTypes(own.type().namedType()));
    }
    return types;
  }

  private boolean known(Set<Integer> by) {
    return by.stream().anyMatch(fetches::get);
  }

  /** Members of a union that not all subgraphs have may be left out. */
  private boolean isReliable(String type) {
    for (Subgraph subgraph : supergraph.subgraphs().values()) {
      for (SubgraphType union : subgraph.types().values()) {
        if (supergraph.schema().type(union.name()) instanceof NamedType.UnionType all
            && all.members().contains(type)
            && !union.members().contains(type)) {
          return false;
        }
      }
    }
    return true;
  }
}
