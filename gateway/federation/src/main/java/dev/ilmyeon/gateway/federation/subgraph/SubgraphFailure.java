package dev.ilmyeon.gateway.federation.subgraph;

/**
 * Why a subgraph did not answer.
 *
 * @param detail for the log, never for the client
 */
public record SubgraphFailure(Kind kind, String detail) {

  /** By whose fault, with the stable {@code code} that the client is told. */
  public enum Kind {
    /** Not reached: refused, reset, unknown host. */
    UNREACHABLE("SUBGRAPH_UNREACHABLE"),
    TIMED_OUT("SUBGRAPH_TIMEOUT"),
    /** Not asked, since its circuit breaker is open or its bulkhead full. */
    SHED("SUBGRAPH_UNAVAILABLE"),
    /** It answered what is no GraphQL response. */
    MALFORMED("SUBGRAPH_MALFORMED_RESPONSE"),
    TOO_LARGE("SUBGRAPH_RESPONSE_TOO_LARGE"),
    CANCELLED("CANCELLED");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }
}
