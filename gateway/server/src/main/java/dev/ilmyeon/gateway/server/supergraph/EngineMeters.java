package dev.ilmyeon.gateway.server.supergraph;

import dev.ilmyeon.gateway.federation.EngineListener;
import dev.ilmyeon.gateway.federation.request.AskedOperation;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import dev.ilmyeon.gateway.server.guard.Troubles;
import dev.ilmyeon.gateway.server.observation.Ending;
import dev.ilmyeon.gateway.server.subgraph.ClientCall;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the engine does, measured. {@code ilmyeon.gateway.subgraph.requests}: how long the subgraphs
 * take and how it ends, by {@code subgraph} and {@code outcome} (ok; errors, of GraphQL; or why
 * there was no answer). {@code ilmyeon.gateway.plans}: how many were known or new; {@code
 * ilmyeon.gateway.planning}: how long new ones took. {@code ilmyeon.gateway.cost}: what operations
 * are estimated to cost. {@code ilmyeon.gateway.refusals}: what the engine refuses, by {@code
 * code}. {@code ilmyeon.gateway.shared}: how many joined what was under way, by {@code what}.
 *
 * <p>Failures are logged too, and what subgraphs say that clients are not told; at most one of each
 * in ten seconds a subgraph: a broken one must not fill the disk.
 */
final class EngineMeters implements EngineListener {

  private static final Logger log = LoggerFactory.getLogger(EngineMeters.class);

  private static final int LONGEST_MESSAGE = 1_000;

  private final MeterRegistry registry;
  private final Counter known;
  private final Counter fresh;
  private final Timer planning;
  private final DistributionSummary cost;
  private final Map<Shared, Counter> joined = new EnumMap<>(Shared.class);
  private final Map<FetchEnding, Timer> endings = new ConcurrentHashMap<>();
  private final Map<SubgraphName, Troubles> troubles = new ConcurrentHashMap<>();
  private final Map<SubgraphName, Troubles> withheld = new ConcurrentHashMap<>();

  private record FetchEnding(SubgraphName subgraph, int errors, @Nullable Kind failure) {

    String outcome() {
      if (failure != null) {
        return failure.name().toLowerCase(Locale.ROOT);
      }
      return errors == 0 ? "ok" : "errors";
    }
  }

  EngineMeters(MeterRegistry registry) {
    this.registry = registry;
    this.known = plans("known");
    this.fresh = plans("new");
    this.planning =
        Timer.builder("ilmyeon.gateway.planning")
            .description("Parsing, validating and planning operations that were not known")
            .register(registry);
    this.cost =
        DistributionSummary.builder("ilmyeon.gateway.cost")
            .description("What operations are estimated to cost")
            .register(registry);
    for (Shared what : Shared.values()) {
      joined.put(what, shared(what));
    }
  }

  private Counter shared(Shared what) {
    return Counter.builder("ilmyeon.gateway.shared")
        .description("Requests that joined an equal one that was under way")
        .tag("what", what.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .register(registry);
  }

  private Counter plans(String state) {
    return Counter.builder("ilmyeon.gateway.plans")
        .description("Plans of operations that were asked for")
        .tag("state", state)
        .register(registry);
  }

  @Override
  public void asked(Object context, AskedOperation operation) {
    if (context instanceof ClientCall call) {
      call.seen().asked(operation);
    }
  }

  @Override
  public void eventEnded(Object context, EventEnding ending) {
    if (context instanceof ClientCall call) {
      call.seen()
          .ended(
              switch (ending) {
                case OK -> Ending.OK;
                case ERRORS -> Ending.ERRORS;
                case FAILED -> Ending.FAILED;
                case CANCELLED -> Ending.CANCELLED;
              });
    }
  }

  @Override
  public void estimated(long operationCost) {
    cost.record(operationCost);
  }

  @Override
  public void refused(String code) {
    Counter.builder("ilmyeon.gateway.refusals")
        .description("Operations that a stage refuses")
        .tag("stage", "engine")
        .tag("code", code)
        .register(registry)
        .increment();
  }

  @Override
  public void joined(Shared what) {
    Objects.requireNonNull(joined.get(what)).increment();
  }

  @Override
  public void planned(long nanos) {
    fresh.increment();
    planning.record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void planKnown() {
    known.increment();
  }

  @Override
  public void fetched(Fetched fetched) {
    SubgraphFailure failure = fetched.failure();
    FetchEnding ending =
        new FetchEnding(
            fetched.subgraph(),
            Math.min(fetched.errors(), 1),
            failure == null ? null : failure.kind());
    endings.computeIfAbsent(ending, this::timer).record(fetched.nanos(), TimeUnit.NANOSECONDS);
    if (failure != null && failure.kind() != Kind.CANCELLED) {
      troubles
          .computeIfAbsent(fetched.subgraph(), _ -> new Troubles(log))
          .report(fetched.subgraph() + " " + failure.kind(), failure.detail());
    }
  }

  @Override
  public void withheld(Withheld error) {
    String what = error.code() == null ? " error" : " error " + error.code();
    withheld
        .computeIfAbsent(error.subgraph(), _ -> new Troubles(log))
        .report(error.subgraph() + what, shortened(error.message()));
  }

  private static String shortened(String message) {
    return message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
  }

  private Timer timer(FetchEnding ending) {
    return Timer.builder("ilmyeon.gateway.subgraph.requests")
        .description("Requests to subgraphs, second tries included")
        .tag("subgraph", ending.subgraph().value())
        .tag("outcome", ending.outcome())
        .register(registry);
  }
}
