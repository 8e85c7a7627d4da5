package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.language.Argument;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Fragment;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax.SelectionSetSyntax;
import dev.ilmyeon.gateway.federation.language.Value;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code @skip}, {@code @include} and {@code @defer}: which variables they ask for, and what they
 * decide.
 */
final class Conditions {

  private static final String DEFER = "defer";

  private final Map<String, Fragment> fragments;
  private final Set<String> variables = new LinkedHashSet<>();
  private final Set<String> deferVariables = new LinkedHashSet<>();
  private final Set<String> visited = new HashSet<>();
  private boolean defers;

  Conditions(Map<String, Fragment> fragments) {
    this.fragments = fragments;
  }

  /** Those that decide whether something is there. */
  Set<String> variables() {
    return Collections.unmodifiableSet(variables);
  }

  /** Those that decide whether something is deferred. */
  Set<String> deferVariables() {
    return Collections.unmodifiableSet(deferVariables);
  }

  /** Whether anything is deferred for some values of the variables. */
  boolean defers() {
    return defers;
  }

  /** The selections and all that they reach, each fragment once. */
  void gather(SelectionSetSyntax selections) {
    for (SelectionSyntax selection : selections.selections()) {
      for (AppliedDirective directive : selection.directives()) {
        gather(directive);
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

  private void gather(AppliedDirective directive) {
    boolean defer = directive.name().equals(DEFER);
    if (condition(directive) instanceof Value.Variable(String name)) {
      (defer ? deferVariables : variables).add(name);
    }
    defers |= defer && isDeferring(directive, Map.of());
  }

  /** Whether a selection with these directives is there for these values of the variables. */
  static boolean include(List<AppliedDirective> directives, Map<String, Boolean> values) {
    for (AppliedDirective directive : directives) {
      if (directive.name().equals(DEFER)) {
        continue;
      }
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

  /** The directive that defers a selection for these values of the variables; null if none does. */
  static @Nullable AppliedDirective deferring(
      List<AppliedDirective> directives, Map<String, Boolean> values) {
    for (AppliedDirective directive : directives) {
      if (directive.name().equals(DEFER) && isDeferring(directive, values)) {
        return directive;
      }
    }
    return null;
  }

  /** Unless it is said not to be. */
  private static boolean isDeferring(AppliedDirective defer, Map<String, Boolean> values) {
    return switch (condition(defer)) {
      case Value.BooleanValue(boolean value) -> value;
      case Value.Variable(String name) -> !Boolean.FALSE.equals(values.get(name));
      case null -> true;
      case Value _ -> true;
    };
  }

  private static @Nullable Value condition(AppliedDirective directive) {
    boolean decides =
        directive.name().equals("skip")
            || directive.name().equals("include")
            || directive.name().equals(DEFER);
    Argument argument = decides ? directive.argument("if") : null;
    return argument == null ? null : argument.value();
  }
}
