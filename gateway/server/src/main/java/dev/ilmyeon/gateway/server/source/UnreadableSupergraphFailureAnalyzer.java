package dev.ilmyeon.gateway.server.source;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the start which supergraph can't be served and why, instead of a stack trace. */
final class UnreadableSupergraphFailureAnalyzer
    extends AbstractFailureAnalyzer<UnreadableSupergraphException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, UnreadableSupergraphException cause) {
    return new FailureAnalysis(
        "The supergraph %s can't be served. %s".formatted(cause.location(), cause.getMessage()),
        "Give the file or the URL of a composed supergraph with --supergraph=… or the environment"
            + " variable ILMYEON_GATEWAY_SUPERGRAPH; where a subgraph is, if it says so wrongly or"
            + " not at all, with --ilmyeon.gateway.subgraphs.NAME.url=….",
        cause);
  }
}
