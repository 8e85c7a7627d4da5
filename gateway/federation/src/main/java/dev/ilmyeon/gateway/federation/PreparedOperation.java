package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.execute.ExecutablePlan;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.response.Projection;
import dev.ilmyeon.gateway.federation.selection.Selection;

/** All that can be known of an operation before its variables are: ready to run. */
record PreparedOperation(
    Operation operation,
    QueryPlan plan,
    ExecutablePlan executable,
    Projection projection,
    boolean introspective) {

  /** Whether a root field is about the schema ({@code __typename} is about the data). */
  static boolean isIntrospective(Operation operation) {
    return operation.selections().selections().stream()
        .anyMatch(selection ->
            selection instanceof Selection.Field field
                && field.name().startsWith("__")
                && !field.isTypename());
  }
}
