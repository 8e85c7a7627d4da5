package dev.ilmyeon.gateway.server.observation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * {@code ilmyeon.gateway.operations}: how long queries and mutations take, from their admission to
 * their response (of one in parts, the first), by {@code operation}, {@code client} and {@code
 * outcome}.
 */
final class OperationMeters {

  private final MeterRegistry registry;
  private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

  private record Series(String operation, String client, Ending ending) {}

  OperationMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** {@code operation} and {@code client} are of bounded sets. */
  void record(String operation, String client, Ending ending, long nanos) {
    Series series = new Series(operation, client, ending);
    Timer timer = timers.get(series);
    if (timer == null) {
      timer = timers.computeIfAbsent(series, this::timer);
    }
    timer.record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Series series) {
    return Timer.builder("ilmyeon.gateway.operations")
        .description("Queries and mutations of clients")
        .tag("operation", series.operation())
        .tag("client", series.client())
        .tag("outcome", series.ending().label())
        .register(registry);
  }
}
