package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.language.OperationKind;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A valid operation, normalised for one outcome of its conditions: {@code @skip} and
 * {@code @include} are decided (by the values of the Boolean variables that they name, which are
 * part of a plan's cache key), so that no later stage meets them and what is excluded is never
 * planned, fetched or projected.
 */
public record Operation(
    OperationKind kind,
    @Nullable String name,
    List<VariableDefinition> variables,
    SelectionSet selections) {

  public Operation {
    variables = List.copyOf(variables);
  }
}
