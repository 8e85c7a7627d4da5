package dev.ilmyeon.gateway.server.supergraph;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why an operation can't be explained, instead of a stack trace. */
final class InvalidOperationFailureAnalyzer
    extends AbstractFailureAnalyzer<InvalidOperationException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, InvalidOperationException cause) {
    return new FailureAnalysis(cause.getMessage(), "Correct the operation or the path.", cause);
  }
}
