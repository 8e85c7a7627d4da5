package dev.ilmyeon.gateway.server.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code ilmyeon.gateway.requests}: how long GraphQL requests take, by {@code outcome}: executed,
 * refused (by the engine), not_allowed, rejected (before it), failed, cancelled.
 */
final class RequestMeters {

  private final MeterRegistry registry;
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();

  RequestMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void record(String outcome, long startedNanos) {
    timers
        .computeIfAbsent(outcome, this::timer)
        .record(Duration.ofNanos(System.nanoTime() - startedNanos));
  }

  private Timer timer(String outcome) {
    return Timer.builder("ilmyeon.gateway.requests")
        .description("GraphQL requests of clients")
        .tag("outcome", outcome)
        .register(registry);
  }
}
