package dev.ilmyeon.gateway.federation.language;

import dev.ilmyeon.gateway.federation.language.SelectionSyntax.SelectionSetSyntax;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operation or a named fragment (GraphQL specification, 2.2). */
public sealed interface ExecutableDefinition extends Definition {

  List<AppliedDirective> directives();

  SelectionSetSyntax selections();

  /** {@code nameAt} is meaningless without a name. */
  record Operation(
      OperationKind kind,
      @Nullable String name,
      @Nullable String description,
      List<Variable> variables,
      List<AppliedDirective> directives,
      SelectionSetSyntax selections,
      int at,
      int nameAt)
      implements ExecutableDefinition {
    public Operation {
      variables = List.copyOf(variables);
      directives = List.copyOf(directives);
    }
  }

  record Fragment(
      String name,
      @Nullable String description,
      TypeSyntax.Named typeCondition,
      List<AppliedDirective> directives,
      SelectionSetSyntax selections,
      int at,
      int nameAt)
      implements ExecutableDefinition {
    public Fragment {
      directives = List.copyOf(directives);
    }
  }

  /** A variable's definition, {@code at} its dollar. */
  record Variable(
      String name,
      @Nullable String description,
      TypeSyntax type,
      @Nullable Value defaultValue,
      int defaultAt,
      List<AppliedDirective> directives,
      int at) {
    public Variable {
      directives = List.copyOf(directives);
    }
  }
}
