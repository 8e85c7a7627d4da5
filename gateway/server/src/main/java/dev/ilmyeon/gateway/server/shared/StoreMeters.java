package dev.ilmyeon.gateway.server.shared;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * {@code ilmyeon.gateway.store.up}: 1 while the shared store is asked. {@code
 * ilmyeon.gateway.store.calls}: how long it took, by {@code use} and {@code outcome}.
 */
final class StoreMeters {

  private final MeterRegistry registry;

  /** What came of asking it. */
  enum Outcome {
    OK,
    /** It did not, or not in time. */
    FAILED,
    /** It was not asked, since it is lost. */
    LOST
  }

  StoreMeters(MeterRegistry registry, BooleanSupplier up) {
    this.registry = registry;
    Gauge.builder("ilmyeon.gateway.store.up", up, now -> now.getAsBoolean() ? 1 : 0)
        .description("1 while the shared store is asked")
        .strongReference(true)
        .register(registry);
  }

  Timer.Sample begin() {
    return Timer.start(registry);
  }

  void end(Timer.Sample sample, SharedUse use, Outcome outcome) {
    sample.stop(
        Timer.builder("ilmyeon.gateway.store.calls")
            .description("Requests to the shared store")
            .tag("use", use.word())
            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
            .register(registry));
  }
}
