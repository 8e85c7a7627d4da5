package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;

/** A 5xx: a failure to the breaker and perhaps worth a second try, else a response like others. */
final class ServerErrorException extends RuntimeException {

  private static final int BAD_GATEWAY = 502;
  private static final int GATEWAY_TIMEOUT = 504;

  private final transient SubgraphResponse response;

  ServerErrorException(SubgraphResponse response) {
    super("status " + response.status(), null, false, false);
    this.response = response;
  }

  SubgraphResponse response() {
    return response;
  }

  /** Whether it says that something on the way, or just now, could not; not that it tried. */
  boolean passing() {
    return response.status() >= BAD_GATEWAY && response.status() <= GATEWAY_TIMEOUT;
  }
}
