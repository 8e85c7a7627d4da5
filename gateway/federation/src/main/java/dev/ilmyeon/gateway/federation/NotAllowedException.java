package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import java.util.List;

/** The request is not for this kind of operation. */
final class NotAllowedException extends RuntimeException {

  private final transient GraphQlError error;

  NotAllowedException(OperationKind kind) {
    String message = "A " + kind.keyword() + " cannot be asked for in this way.";
    super(message, null, false, false);
    this.error = GraphQlError.ofRequest("OPERATION_NOT_ALLOWED", message, List.of());
  }

  GraphQlError error() {
    return error;
  }
}
