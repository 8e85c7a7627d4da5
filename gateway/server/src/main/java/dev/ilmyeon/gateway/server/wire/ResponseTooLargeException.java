package dev.ilmyeon.gateway.server.wire;

/** More than is taken from an origin. */
public final class ResponseTooLargeException extends RuntimeException {
  ResponseTooLargeException(long limit) {
    super("more than " + limit + " bytes", null, false, false);
  }
}
