package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.operation.VariableDefinition;
import dev.ilmyeon.gateway.federation.selection.Directive;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The client's variables that a document refers to, in arguments of fields and of directives. */
final class UsedVariables {

  private final Set<String> used = new HashSet<>();
  private final Set<SelectionSet> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private UsedVariables() {}

  /** In the order of the operation's definitions. */
  static Set<String> of(
      Operation operation, List<Directive> directives, List<SelectionSet> selections) {
    if (operation.variables().isEmpty()) {
      return Set.of();
    }
    UsedVariables variables = new UsedVariables();
    variables.addAll(directives);
    selections.forEach(variables::add);
    Set<String> ordered = new LinkedHashSet<>();
    for (VariableDefinition variable : operation.variables()) {
      if (variables.used.contains(variable.name())) {
        ordered.add(variable.name());
      }
    }
    return ordered;
  }

  private void add(SelectionSet selections) {
    if (!seen.add(selections)) {
      return;
    }
    for (Selection selection : selections.selections()) {
      switch (selection) {
        case Selection.Field field -> {
          addAll(field.arguments());
          addAll(field.directives());
          if (field.selections() != null) {
            add(field.selections());
          }
        }
        case Selection.InlineFragment fragment -> add(fragment.selections());
      }
    }
  }

  private void addAll(List<Directive> directives) {
    for (Directive directive : directives) {
      addAll(directive.arguments());
    }
  }

  private void addAll(Map<String, Value> values) {
    if (!values.isEmpty()) {
      values.values().forEach(this::add);
    }
  }

  private void add(Value value) {
    switch (value) {
      case Value.Variable variable -> used.add(variable.name());
      case Value.ListValue list -> list.items().forEach(this::add);
      case Value.ObjectValue object -> addAll(object.fields());
      case Value.IntValue _,
          Value.FloatValue _,
          Value.StringValue _,
          Value.BooleanValue _,
          Value.NullValue _,
          Value.EnumValue _ -> {}
    }
  }
}
