package dev.ilmyeon.gateway.federation.plan.validate;

import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Whether a subgraph may be asked for a field that is external or has a requirement. */
record Provisions(Schema schema) {

  /**
   * Tells what is wrong with asking for a field.
   *
   * @param provided what the fields above provide
   * @param inputs what the representation holds
   */
  void check(
      SubgraphField field,
      String type,
      List<SelectionSet> provided,
      Set<String> inputs,
      Consumer<String> problem) {
    if (provided.stream().anyMatch(set -> selects(set, type, field.name()))) {
      return;
    }
    if (field.external()) {
      problem.accept("asks for %s.%s, which is external".formatted(type, field.name()));
    }
    if (field.requires() != null) {
      for (Selection required : field.requires().selections()) {
        if (required instanceof Selection.Field needed && !inputs.contains(needed.name())) {
          problem.accept("asks for %s.%s without %s".formatted(type, field.name(), needed.name()));
        }
      }
    }
  }

  private boolean selects(SelectionSet set, String type, String field) {
    return set.selections().stream()
        .anyMatch(selection ->
            switch (selection) {
              case Selection.Field candidate -> candidate.name().equals(field);
              case Selection.InlineFragment fragment ->
                  schema.possibleTypes(fragment.typeCondition().name()).contains(type)
                      && selects(fragment.selections(), type, field);
            });
  }

  /** What is provided below a field. */
  static List<SelectionSet> below(SubgraphField field, List<SelectionSet> provided) {
    List<SelectionSet> below = new ArrayList<>();
    if (field.provides() != null) {
      below.add(field.provides());
    }
    provided.forEach(set -> collect(set, field.name(), below));
    return below;
  }

  private static void collect(SelectionSet set, String field, List<SelectionSet> below) {
    for (Selection selection : set.selections()) {
      switch (selection) {
        case Selection.Field candidate -> {
          if (candidate.name().equals(field) && candidate.selections() != null) {
            below.add(candidate.selections());
          }
        }
        case Selection.InlineFragment fragment -> collect(fragment.selections(), field, below);
      }
    }
  }
}
