package dev.ilmyeon.gateway.federation.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a selection set holds, as written. */
public sealed interface SelectionSyntax {

  int at();

  List<AppliedDirective> directives();

  /** A selection set, {@code at} its opening brace (or the start of a bare field set). */
  record SelectionSetSyntax(List<SelectionSyntax> selections, int at) {
    public SelectionSetSyntax {
      selections = List.copyOf(selections);
    }
  }

  record Field(
      @Nullable String alias,
      String name,
      List<Argument> arguments,
      List<AppliedDirective> directives,
      @Nullable SelectionSetSyntax selections,
      int at)
      implements SelectionSyntax {
    public Field {
      arguments = List.copyOf(arguments);
      directives = List.copyOf(directives);
    }

    public String responseKey() {
      return alias == null ? name : alias;
    }
  }

  /** {@code ...name}; {@code nameAt} is where the name starts. */
  record Spread(String name, List<AppliedDirective> directives, int at, int nameAt)
      implements SelectionSyntax {
    public Spread {
      directives = List.copyOf(directives);
    }
  }

  record InlineFragment(
      TypeSyntax.@Nullable Named typeCondition,
      List<AppliedDirective> directives,
      SelectionSetSyntax selections,
      int at)
      implements SelectionSyntax {
    public InlineFragment {
      directives = List.copyOf(directives);
    }
  }
}
