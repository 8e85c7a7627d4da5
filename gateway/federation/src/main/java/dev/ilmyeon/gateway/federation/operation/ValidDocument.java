package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.error.RequestException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A document that parsed, fits the limits and is valid; independent of operation name and
 * variables, so worth keeping by its text. Immutable.
 */
public final class ValidDocument {

  private static final String CODE = "OPERATION_RESOLUTION_FAILURE";

  private final List<ValidOperation> operations;
  private final Map<String, ValidOperation> byName = new LinkedHashMap<>();

  ValidDocument(List<ValidOperation> operations) {
    this.operations = List.copyOf(operations);
    for (ValidOperation operation : operations) {
      byName.put(Objects.requireNonNullElse(operation.name(), ""), operation);
    }
  }

  public List<ValidOperation> operations() {
    return operations;
  }

  /**
   * GetOperation (GraphQL specification, 6.1): the one of this name, or the only one. Throws {@link
   * RequestException}.
   */
  public ValidOperation operation(@Nullable String name) {
    if (name == null || name.isEmpty()) {
      if (operations.size() == 1) {
        return operations.getFirst();
      }
      throw refused(
          operations.isEmpty()
              ? "Must provide an operation."
              : "Must provide operation name if query contains multiple operations.");
    }
    ValidOperation operation = byName.get(name);
    if (operation == null) {
      throw refused("Unknown operation named \"" + name + "\".");
    }
    return operation;
  }

  private static RequestException refused(String message) {
    return new RequestException(List.of(GraphQlError.ofRequest(CODE, message, List.of())));
  }
}
