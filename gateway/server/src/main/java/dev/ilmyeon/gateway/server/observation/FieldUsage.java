package dev.ilmyeon.gateway.server.observation;

import dev.ilmyeon.gateway.federation.request.AskedOperation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who still asks for what the schema says not to use any more; also {@code
 * ilmyeon.gateway.deprecated}, by {@code field} and {@code client}. Counted for an operation's
 * document, not for what comes of it: a request that uses nothing of the kind costs nothing.
 */
public final class FieldUsage {

  /** More than a schema that is cared for has, times its clients and their operations. */
  static final int MOST = 5_000;

  private final Map<Key, Count> counts = new ConcurrentHashMap<>();
  private final MeterRegistry registry;
  private final Clock clock;
  private final Instant since;

  private record Key(String field, String client, String operation) {}

  private static final class Count {

    private final Counter total;
    private long times;
    private Instant last = Instant.EPOCH;

    Count(Counter total) {
      this.total = total;
    }

    synchronized void add(Instant now) {
      times++;
      last = now;
      total.increment();
    }

    synchronized Use use(Key key) {
      return new Use(key.field(), key.client(), key.operation(), times, last);
    }
  }

  /**
   * What was counted.
   *
   * @param field or argument, as the schema names it
   * @param client as it calls itself
   * @param times that it was asked for, in so many requests
   */
  public record Use(String field, String client, String operation, long times, Instant last) {}

  /** All of it since the start. */
  public record Report(Instant since, List<Use> uses) {}

  FieldUsage(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
    this.since = clock.instant();
  }

  /** {@code client} and {@code name} are of bounded sets. */
  void count(AskedOperation operation, String client, String name) {
    if (operation.deprecated().isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    for (String field : operation.deprecated()) {
      Count count = count(new Key(field, client, name));
      if (count != null) {
        count.add(now);
      }
    }
  }

  private @Nullable Count count(Key key) {
    Count known = counts.get(key);
    return known != null || counts.size() >= MOST
        ? known
        : counts.computeIfAbsent(key, fresh -> new Count(counter(fresh)));
  }

  private Counter counter(Key key) {
    return Counter.builder("ilmyeon.gateway.deprecated")
        .description("Requests that use a deprecated field or argument")
        .tag("field", key.field())
        .tag("client", key.client())
        .register(registry);
  }

  /** By field, then those that use it most first. */
  public Report report() {
    return new Report(
        since,
        counts.entrySet().stream()
            .map(entry -> entry.getValue().use(entry.getKey()))
            .sorted(
                Comparator.comparing(Use::field)
                    .thenComparing(Comparator.comparingLong(Use::times).reversed()))
            .toList());
  }
}
