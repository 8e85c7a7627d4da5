package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.selection.Directive;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A valid operation, normalised for one outcome of its conditions: {@code @skip} and
 * {@code @include} are decided (by the values of the Boolean variables that they name, which are
 * part of a plan's cache key), so that no later stage meets them and what is excluded is never
 * planned, fetched or projected.
 *
 * @param directives those that are passed on to subgraphs
 * @param selections normalised, for planning
 * @param written the same selections in the order in which the client wrote them, which is the
 *     order of keys in the response: fragments are inlined in place and nothing is merged, so that
 *     a response key or type condition may occur several times in one set. Named fragments that are
 *     spread several times are one shared set. A fragment says which part of the response it begins
 * @param parts the parts that the response comes in, by number; empty if it comes whole
 */
public record Operation(
    OperationKind kind,
    @Nullable String name,
    List<VariableDefinition> variables,
    List<Directive> directives,
    SelectionSet selections,
    SelectionSet written,
    List<OperationPart> parts) {

  public Operation {
    variables = List.copyOf(variables);
    directives = List.copyOf(directives);
    parts = List.copyOf(parts);
  }

  /** An operation that is written in normal form. */
  public Operation(
      OperationKind kind,
      @Nullable String name,
      List<VariableDefinition> variables,
      SelectionSet selections) {
    this(kind, name, variables, List.of(), selections, selections, List.of());
  }

  /** Whether the client has a variable of this name. */
  public boolean declares(String variable) {
    return variables.stream().anyMatch(each -> each.name().equals(variable));
  }
}
