package dev.ilmyeon.gateway.server;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the start that there is no such port, instead of a stack trace. */
final class BadPortFailureAnalyzer extends AbstractFailureAnalyzer<IllegalArgumentException> {

  /** Of {@link java.net.InetSocketAddress}. */
  private static final String OUT_OF_RANGE = "port out of range:";

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable failure, IllegalArgumentException cause) {
    String message = cause.getMessage();
    if (message == null || !message.startsWith(OUT_OF_RANGE)) {
      return null;
    }
    return new FailureAnalysis(
        "There is no port %s.".formatted(message.substring(OUT_OF_RANGE.length())),
        "Give one from 1 to 65535 with --port=… or the environment variable SERVER_PORT, or 0 for"
            + " any that is free; the same goes for management.server.port.",
        cause);
  }
}
