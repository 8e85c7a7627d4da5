package dev.ilmyeon.gateway.server.observation;

import dev.ilmyeon.gateway.federation.request.AskedOperation;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport.Callback;
import dev.ilmyeon.gateway.server.observation.Observations.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One operation, or an event of a subscription, as far as it has come. It is told by those who have
 * it in hand, on any thread.
 */
public final class Observation {

  /** Of what nobody looks at. */
  public static final Observation NONE = new Observation(null, "", "", Origin.UNKNOWN, null);

  private final @Nullable Observations to;
  private final String client;
  private final String query;
  private final Origin origin;
  private final @Nullable OperationTrace trace;
  private final long began = System.nanoTime();
  private final AtomicBoolean over = new AtomicBoolean();
  private final @Nullable List<FetchTime> fetches;
  private volatile @Nullable AskedOperation asked;

  /** Remembered, since each event asks; whichever thread finds it, it is the same. */
  private @Nullable String traceId;

  Observation(
      @Nullable Observations to,
      String client,
      String query,
      Origin origin,
      @Nullable OperationTrace trace) {
    this.to = to;
    this.client = client;
    this.query = query;
    this.origin = origin;
    this.trace = trace;
    this.fetches = to != null && to.slow().watch() ? new ArrayList<>(4) : null;
  }

  /** Whether it has a trace, which its requests to subgraphs tell of. */
  public boolean isTraced() {
    return trace != null;
  }

  /** Whether that trace is another than the one that its client knows. */
  public boolean isTracedApart() {
    return trace != null && to == null;
  }

  /** Of its own trace, or of the client's where there is none; null for none. */
  public @Nullable String traceId() {
    if (traceId == null) {
      traceId = trace == null ? origin.traceId() : trace.traceId();
    }
    return traceId;
  }

  String client() {
    return client;
  }

  String query() {
    return query;
  }

  String requestId() {
    return origin.requestId();
  }

  @Nullable AskedOperation asked() {
    return asked;
  }

  List<FetchTime> fetches() {
    if (fetches == null) {
      return List.of();
    }
    synchronized (fetches) {
      return List.copyOf(fetches);
    }
  }

  /** It is valid, and this is what it asks for. */
  public void asked(AskedOperation operation) {
    if (to == null) {
      return;
    }
    asked = operation;
    to.asked(operation, client);
    if (trace != null) {
      tell(trace, operation);
    }
  }

  private static void tell(OperationTrace trace, AskedOperation operation) {
    trace.asked(operation.kind().name().toLowerCase(Locale.ROOT), operation.name());
  }

  /**
   * The events of the subscription that it has turned out to be, each as it comes: of a trace of
   * its own. Without traces all are one, of which nothing is seen but the client's trace id.
   */
  public Supplier<Observation> events() {
    AskedOperation subscription = asked;
    @Nullable Supplier<OperationTrace> traces = trace == null ? null : trace.events();
    if (subscription == null || traces == null) {
      Observation unseen = event(null);
      return () -> unseen;
    }
    return () -> event(begun(traces, subscription));
  }

  private Observation event(@Nullable OperationTrace traced) {
    return new Observation(null, client, query, origin, traced);
  }

  private static OperationTrace begun(
      Supplier<OperationTrace> traces, AskedOperation subscription) {
    OperationTrace begun = traces.get();
    tell(begun, subscription);
    return begun;
  }

  /** The first time counts. */
  public void ended(Ending ending) {
    if ((to == null && trace == null) || !over.compareAndSet(false, true)) {
      return;
    }
    if (to != null) {
      to.ended(this, ending, System.nanoTime() - began);
    }
    if (trace != null) {
      trace.ended(ending, client, origin.requestId());
    }
  }

  /** A subscription is to be opened at a subgraph; null if nobody wants to know of it. */
  public OperationTrace.@Nullable Fetch opening(SubgraphRequest request) {
    return trace == null ? null : trace.fetch(request);
  }

  /** A request to a subgraph begins; null if nobody wants to know of it. */
  public @Nullable Fetch fetch(SubgraphRequest request, Callback callback) {
    return fetches == null && trace == null
        ? null
        : new Fetch(
            request.subgraph().value(), callback, trace == null ? null : trace.fetch(request));
  }

  /** A request to a subgraph; its answer is told here, and passed on. */
  public final class Fetch implements Callback {

    private final String subgraph;
    private final Callback callback;
    private final OperationTrace.@Nullable Fetch traced;
    private final long sent = System.nanoTime();

    private Fetch(String subgraph, Callback callback, OperationTrace.@Nullable Fetch traced) {
      this.subgraph = subgraph;
      this.callback = callback;
      this.traced = traced;
    }

    /** For the subgraph; null for none. */
    public @Nullable String traceParent() {
      return traced == null ? null : traced.traceParent();
    }

    @Override
    public void answered(SubgraphResponse response) {
      ended("ok");
      callback.answered(response);
    }

    @Override
    public void failed(SubgraphFailure failure) {
      ended(failure.kind().name().toLowerCase(Locale.ROOT));
      callback.failed(failure);
    }

    private void ended(String outcome) {
      if (fetches != null) {
        FetchTime time = new FetchTime(subgraph, outcome, sent - began, System.nanoTime() - sent);
        synchronized (fetches) {
          fetches.add(time);
        }
      }
      if (traced != null) {
        traced.ended(outcome);
      }
    }
  }
}
