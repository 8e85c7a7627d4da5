package dev.ilmyeon.gateway.server.wire;

import org.jspecify.annotations.Nullable;

/** What came is no HTTP response, or none that this client can read. */
public final class MalformedResponseException extends RuntimeException {
  MalformedResponseException(String message, @Nullable Throwable cause) {
    super(message, cause, false, false);
  }
}
