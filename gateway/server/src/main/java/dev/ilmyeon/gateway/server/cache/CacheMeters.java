package dev.ilmyeon.gateway.server.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * {@code ilmyeon.gateway.cache.requests}: queries whose answer may be kept, by {@code use} of a
 * copy; {@code ilmyeon.gateway.cache.copies} and {@code .bytes}: what there is.
 */
final class CacheMeters {

  /** What was made of a copy. */
  enum Use {
    FRESH,
    STALE,
    MISSED
  }

  private final Map<Use, Counter> counters = new EnumMap<>(Use.class);

  CacheMeters(MeterRegistry registry, Copies copies) {
    for (Use use : Use.values()) {
      counters.put(
          use,
          Counter.builder("ilmyeon.gateway.cache.requests")
              .description("Queries whose response may be kept")
              .tag("use", use.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    Gauge.builder("ilmyeon.gateway.cache.copies", copies, Copies::size)
        .description("Responses that are kept")
        .register(registry);
    Gauge.builder("ilmyeon.gateway.cache.bytes", copies, Copies::weight)
        .description("Memory that kept responses take, roughly")
        .baseUnit("bytes")
        .register(registry);
  }

  void count(Use use) {
    Counter counter = counters.get(use);
    if (counter != null) {
      counter.increment();
    }
  }
}
