package dev.ilmyeon.gateway.server.operator;

import dev.ilmyeon.gateway.server.guard.Guards;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * What the circuit breakers think of the subgraphs, and of the routes' servers. Always up: the
 * gateway serves the rest of the page without one of them, and another gateway would not reach it
 * better.
 */
final class SubgraphHealth extends AbstractHealthIndicator {

  private final Guards guards;

  SubgraphHealth(Guards guards) {
    this.guards = guards;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    builder.up();
    guards.states().forEach((name, state) -> builder.withDetail(name, state.name()));
  }
}
