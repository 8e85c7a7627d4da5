package dev.ilmyeon.gateway.server.supergraph;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Changes of the supergraph, measured. {@code ilmyeon.gateway.supergraph.looks}: how many looks
 * there were, by {@code outcome}; {@code ilmyeon.gateway.supergraph.refused}: 1 while what is there
 * is not served.
 */
final class SupergraphMeters {

  private final MeterRegistry registry;

  SupergraphMeters(MeterRegistry registry, Supplier<SupergraphStatus> status) {
    this.registry = registry;
    for (Look look : Look.values()) {
      counter(look);
    }
    Gauge.builder("ilmyeon.gateway.supergraph.refused", () -> isRefused(status.get()) ? 1 : 0)
        .description("Whether the supergraph that is there now is not served")
        .register(registry);
  }

  private Counter counter(Look look) {
    return Counter.builder("ilmyeon.gateway.supergraph.looks")
        .description("Looks whether the supergraph has changed")
        .tag("outcome", look.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }

  private static boolean isRefused(SupergraphStatus status) {
    return status.refusal() != null;
  }

  /** Hands the look on. */
  Look record(Look look) {
    counter(look).increment();
    return look;
  }
}
