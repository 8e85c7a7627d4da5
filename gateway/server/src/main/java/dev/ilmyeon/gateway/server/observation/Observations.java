package dev.ilmyeon.gateway.server.observation;

import dev.ilmyeon.gateway.federation.request.AskedOperation;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.server.observation.SlowOperations.Slow;
import dev.ilmyeon.gateway.server.persisted.DocumentHash;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Begins to look at operations, and puts together what was seen of each. */
public final class Observations {

  private static final String ANONYMOUS = "anonymous";
  private static final String INVALID = "invalid";

  private final BoundedNames operations;
  private final BoundedNames clients;
  private final OperationMeters meters;
  private final SlowOperations slow;
  private final FieldUsage usage;
  private final OperationTrace.Source traces;

  public Observations(
      ObservationProperties properties,
      MeterRegistry registry,
      OperationTrace.Source traces,
      Clock clock) {
    this.operations = new BoundedNames(properties.operations());
    this.clients = new BoundedNames(properties.clients());
    this.meters = new OperationMeters(registry);
    this.slow = new SlowOperations(properties.slowOperation());
    this.usage = new FieldUsage(registry, clock);
    this.traces = traces;
  }

  /**
   * Who asks: as a client names itself, and what it says of its own part of a trace.
   *
   * @param traceParent as W3C Trace Context has it, or null
   * @param arrived when the request did, by {@link System#nanoTime}
   */
  public record Origin(
      String client,
      String requestId,
      @Nullable String traceParent,
      @Nullable String traceState,
      long arrived) {

    static final Origin UNKNOWN = new Origin("", "", null, null, 0);

    private static final int ID_AT = "00-".length();
    private static final int ID_END = ID_AT + 32;

    @Nullable String traceId() {
      return traceParent == null ? null : traceParent.substring(ID_AT, ID_END);
    }
  }

  /** {@code query} is the operation's document. */
  public Observation begin(Origin origin, String query) {
    return new Observation(
        this,
        clients.label(origin.client()),
        query,
        origin,
        traces.begin(origin.traceParent(), origin.traceState(), origin.arrived()));
  }

  /** Who uses what is deprecated. */
  public FieldUsage usage() {
    return usage;
  }

  SlowOperations slow() {
    return slow;
  }

  void asked(AskedOperation operation, String client) {
    if (!operation.deprecated().isEmpty()) {
      usage.count(operation, client, label(operation));
    }
  }

  void ended(Observation seen, Ending ending, long nanos) {
    AskedOperation asked = seen.asked();
    if (asked != null && asked.kind() == OperationKind.SUBSCRIPTION) {
      return;
    }
    meters.record(label(asked), seen.client(), ending, nanos);
    if (asked != null && slow.areSlower(nanos)) {
      slow.tell(slow(seen, asked, ending, nanos));
    }
  }

  private static Slow slow(Observation seen, AskedOperation asked, Ending ending, long nanos) {
    return new Slow(
        asked.name() == null ? ANONYMOUS : asked.name(),
        asked.kind().name().toLowerCase(Locale.ROOT),
        DocumentHash.of(seen.query()),
        seen.client(),
        ending,
        nanos,
        seen.fetches(),
        seen.requestId(),
        seen.traceId());
  }

  private String label(@Nullable AskedOperation asked) {
    if (asked == null) {
      return INVALID;
    }
    return asked.name() == null ? ANONYMOUS : operations.label(asked.name());
  }
}
