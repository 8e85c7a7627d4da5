package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Fragment;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax.SelectionSetSyntax;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which fields are named by selections and all that they reach, each fragment once. */
final class FieldNames {

  private final Map<String, Fragment> fragments;
  private final Set<String> visited = new HashSet<>();
  private final Set<String> names = new HashSet<>();

  FieldNames(Map<String, Fragment> fragments) {
    this.fragments = fragments;
  }

  Set<String> of(SelectionSetSyntax selections) {
    gather(selections);
    return Set.copyOf(names);
  }

  private void gather(SelectionSetSyntax selections) {
    for (SelectionSyntax selection : selections.selections()) {
      switch (selection) {
        case SelectionSyntax.Field field -> {
          names.add(field.name());
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
}
