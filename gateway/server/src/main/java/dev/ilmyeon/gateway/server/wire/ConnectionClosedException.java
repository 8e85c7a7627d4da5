package dev.ilmyeon.gateway.server.wire;

import java.io.IOException;

/** The server hung up before its answer was complete. */
final class ConnectionClosedException extends IOException {

  ConnectionClosedException(String message) {
    super(message);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
