package dev.ilmyeon.gateway.server.operator;

import dev.ilmyeon.gateway.server.shared.SharedStore;
import dev.ilmyeon.gateway.server.shared.StoreStatus;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** How the shared store is. Always up: the gateway goes on without it. */
final class StoreHealth extends AbstractHealthIndicator {

  private final SharedStore store;

  StoreHealth(SharedStore store) {
    this.store = store;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    StoreStatus status = store.status();
    builder
        .up()
        .withDetail("state", status.up() ? "CONNECTED" : "LOST")
        .withDetail("since", status.since().toString());
    if (!status.up()) {
      builder.withDetail("why", status.why());
    }
  }
}
