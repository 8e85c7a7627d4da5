package dev.ilmyeon.gateway.server.operator;

import dev.ilmyeon.gateway.server.subgraph.HttpSubgraphTransport;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * What the circuit breakers think of the subgraphs. Always up: the gateway serves the rest of the
 * page without one of them, and another gateway would not reach it better.
 */
final class SubgraphHealth extends AbstractHealthIndicator {

  private final HttpSubgraphTransport transport;

  SubgraphHealth(HttpSubgraphTransport transport) {
    this.transport = transport;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    builder.up();
    transport.states().forEach((name, state) -> builder.withDetail(name, state.name()));
  }
}
