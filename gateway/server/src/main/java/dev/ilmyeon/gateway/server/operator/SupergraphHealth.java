package dev.ilmyeon.gateway.server.operator;

import dev.ilmyeon.gateway.server.supergraph.ServedSupergraph;
import dev.ilmyeon.gateway.server.supergraph.SupergraphStatus;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Up as soon as a supergraph is served. That a changed one was refused, or that nobody can say
 * whether there is one, shows in the details.
 */
final class SupergraphHealth extends AbstractHealthIndicator {

  private final ServedSupergraph supergraph;

  SupergraphHealth(ServedSupergraph supergraph) {
    this.supergraph = supergraph;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    SupergraphStatus status = supergraph.status();
    builder
        .up()
        .withDetail("since", status.since().toString())
        .withDetail("subgraphs", status.subgraphs())
        .withDetail("types", status.types());
    if (status.refusal() != null) {
      builder.withDetail("refusedChange", status.refusal());
    }
    if (status.unreachable() != null) {
      builder.withDetail("unreachable", status.unreachable());
    }
  }
}
