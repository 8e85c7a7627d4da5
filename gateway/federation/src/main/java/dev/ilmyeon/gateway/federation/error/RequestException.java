package dev.ilmyeon.gateway.federation.error;

import java.util.List;

/**
 * A request that is answered with errors and no data: it does not parse, validate, coerce or fit a
 * limit.
 */
public final class RequestException extends RuntimeException {

  private final transient List<GraphQlError> errors;

  public RequestException(List<GraphQlError> errors) {
    super(errors.getFirst().message(), null, false, false);
    this.errors = List.copyOf(errors);
  }

  /** At least one. */
  public List<GraphQlError> errors() {
    return errors;
  }
}
