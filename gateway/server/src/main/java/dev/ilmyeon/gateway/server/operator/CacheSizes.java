package dev.ilmyeon.gateway.server.operator;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** How much the gateway remembers; also {@code ilmyeon.gateway.remembered}, by {@code cache}. */
final class CacheSizes {

  private final MeterRegistry registry;
  private final SortedMap<String, LongSupplier> sizes = new TreeMap<>();

  CacheSizes(MeterRegistry registry) {
    this.registry = registry;
  }

  /** {@code entries}: about how many there are now. */
  void add(String cache, LongSupplier entries) {
    sizes.put(cache, entries);
    Gauge.builder("ilmyeon.gateway.remembered", entries, LongSupplier::getAsLong)
        .description("Entries of the gateway's caches")
        .tag("cache", cache)
        .strongReference(true)
        .register(registry);
  }

  SortedMap<String, Long> now() {
    SortedMap<String, Long> now = new TreeMap<>();
    sizes.forEach((cache, entries) -> now.put(cache, entries.getAsLong()));
    return Collections.unmodifiableSortedMap(now);
  }
}
