package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;

/**
 * Whose fault it is that something is missing, as the client is told.
 *
 * @param service the subgraph's name
 */
record Fault(String code, String service, String message) {

  /** The code of an error that a subgraph reports without one of its own. */
  static final String SUBGRAPH_ERROR = "SUBGRAPH_ERROR";

  /** What became of a request that brought nothing. */
  static Fault of(String service, Answer failed) {
    return failed instanceof Answer.Failed(SubgraphFailure failure)
        ? of(service, failure.kind())
        : reported(service);
  }

  static Fault of(String service, SubgraphFailure.Kind kind) {
    String what =
        switch (kind) {
          case UNREACHABLE, SHED, CANCELLED -> " is not available.";
          case TIMED_OUT -> " did not answer in time.";
          case MALFORMED, TOO_LARGE -> " did not answer as it should.";
        };
    return new Fault(kind.code(), service, service + what);
  }

  /** It would have to be asked too many times over, each time with other values of a context. */
  static Fault ofContexts(String service) {
    return new Fault(
        "CONTEXT_LIMIT_EXCEEDED",
        service,
        service + " cannot be asked in so many contexts at once.");
  }

  /** It reported an error of which no more is said. */
  static Fault reported(String service) {
    return new Fault(SUBGRAPH_ERROR, service, service + " reported an error.");
  }
}
