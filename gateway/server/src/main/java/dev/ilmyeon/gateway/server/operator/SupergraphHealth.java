package dev.ilmyeon.gateway.server.operator;

import dev.ilmyeon.gateway.server.supergraph.ServedSupergraph;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Up as soon as a supergraph is served; a changed one that was refused shows in the details. */
final class SupergraphHealth extends AbstractHealthIndicator {

  private final ServedSupergraph supergraph;

  SupergraphHealth(ServedSupergraph supergraph) {
    this.supergraph = supergraph;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    ServedSupergraph.Status status = supergraph.status();
    builder
        .up()
        .withDetail("since", status.since().toString())
        .withDetail("subgraphs", status.subgraphs())
        .withDetail("types", status.types());
    if (status.refusal() != null) {
      builder.withDetail("refusedChange", status.refusal());
    }
  }
}
