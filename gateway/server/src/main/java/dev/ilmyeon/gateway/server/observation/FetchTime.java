package dev.ilmyeon.gateway.server.observation;

import java.util.concurrent.TimeUnit;

/**
 * A request to a subgraph, as it went.
 *
 * @param after nanoseconds since the operation's beginning
 */
record FetchTime(String subgraph, String outcome, long after, long nanos) {

  @Override
  public String toString() {
    return "%s %s %d ms after %d ms"
        .formatted(
            subgraph,
            outcome,
            TimeUnit.NANOSECONDS.toMillis(nanos),
            TimeUnit.NANOSECONDS.toMillis(after));
  }
}
