package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.language.Argument;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Fragment;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax.SelectionSetSyntax;
import dev.ilmyeon.gateway.federation.language.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code @skip} and {@code @include}: which variables they ask for, and what they decide. */
final class Conditions {

  private final Map<String, Fragment> fragments;
  private final Set<String> variables;
  private final Set<String> visited = new HashSet<>();

  /** Gathers into {@code variables}. */
  Conditions(Map<String, Fragment> fragments, Set<String> variables) {
    this.fragments = fragments;
    this.variables = variables;
  }

  /** The selections and all that they reach, each fragment once. */
  void gather(SelectionSetSyntax selections) {
    for (SelectionSyntax selection : selections.selections()) {
      for (AppliedDirective directive : selection.directives()) {
        if (condition(directive) instanceof Value.Variable(String name)) {
          variables.add(name);
        }
      }
      switch (selection) {
        case SelectionSyntax.Field field -> {
          if (field.selections() != null) {
            gather(field.selections());
          }
        }
        case SelectionSyntax.InlineFragment inline -> gather(inline.selections());
        case SelectionSyntax.Spread spread -> {
          Fragment fragment = fragments.get(spread.name());
          if (fragment != null && visited.add(spread.name())) {
            gather(fragment.selections());
          }
        }
      }
    }
  }

  /** Whether a selection with these directives is there for these values of the variables. */
  static boolean include(List<AppliedDirective> directives, Map<String, Boolean> values) {
    for (AppliedDirective directive : directives) {
      boolean holds =
          switch (condition(directive)) {
            case null -> directive.name().equals("include");
            case Value.BooleanValue(boolean value) -> value;
            case Value.Variable(String name) -> Boolean.TRUE.equals(values.get(name));
            case Value _ -> false;
          };
      if (holds ? directive.name().equals("skip") : directive.name().equals("include")) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Value condition(AppliedDirective directive) {
    boolean decides = directive.name().equals("skip") || directive.name().equals("include");
    Argument argument = decides ? directive.argument("if") : null;
    return argument == null ? null : argument.value();
  }
}
