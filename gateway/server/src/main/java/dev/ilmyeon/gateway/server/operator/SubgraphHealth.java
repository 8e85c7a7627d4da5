package dev.ilmyeon.gateway.server.operator;

import dev.ilmyeon.gateway.server.supergraph.ServedSupergraph;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * What the circuit breakers think of the subgraphs. Always up: the gateway serves the rest of the
 * page without one of them, and another gateway would not reach it better.
 */
final class SubgraphHealth extends AbstractHealthIndicator {

  private final ServedSupergraph supergraph;

  SubgraphHealth(ServedSupergraph supergraph) {
    this.supergraph = supergraph;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    builder.up();
    supergraph
        .transport()
        .states()
        .forEach((name, state) -> builder.withDetail(name, state.name()));
  }
}
