package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.operation.ValidOperation;
import java.util.List;
import java.util.Map;

/** A request that can run: its operation with its plan, and the values of its variables. */
record Accepted(PreparedOperation operation, JsonObject variables) {

  /**
   * Throws {@link RequestException}, and {@link NotAllowedException} for a kind that the request is
   * not for.
   */
  static ValidOperation operation(GraphQlRequest request, Generation generation) {
    ValidOperation valid = generation.document(request.query()).operation(request.operationName());
    if (!request.kinds().contains(valid.kind())) {
      throw new NotAllowedException(valid.kind());
    }
    return valid;
  }

  /** Throws {@link RequestException} and {@code PlanningException}. */
  static Accepted of(GraphQlRequest request, ValidOperation valid, Generation generation) {
    JsonObject variables = generation.reader().coerceVariables(valid, request.variables());
    Map<String, Boolean> conditions = generation.reader().conditions(valid, variables);
    return new Accepted(generation.prepare(request.query(), valid, conditions), variables);
  }

  static RequestException refusal(String code, String message) {
    return new RequestException(List.of(GraphQlError.ofRequest(code, message, List.of())));
  }
}
