package dev.ilmyeon.gateway.server.http;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request that does not reach the engine; the message is for the client and says what to do. */
final class RefusedException extends RuntimeException {

  private final HttpStatus status;
  private final String code;

  RefusedException(HttpStatus status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static RefusedException badRequest(String message) {
    return new RefusedException(HttpStatus.BAD_REQUEST, "BAD_REQUEST", message);
  }

  HttpStatus status() {
    return status;
  }

  String code() {
    return code;
  }

  @Override
  public String getMessage() {
    @Nullable String message = super.getMessage();
    return message == null ? code : message;
  }
}
