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
import org.jspecify.annotations.Nullable;

/** One operation, as far as it has come. It is told by those who have it in hand, on any thread. */
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

  /** Of its own trace, or of the client's where there is none; null for none. */
  public @Nullable String traceId() {
    return trace == null ? origin.traceId() : trace.traceId();
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
      trace.asked(operation.kind().name().toLowerCase(Locale.ROOT), operation.name());
    }
  }

  /** The first time counts. */
  public void ended(Ending ending) {
    if (to != null && over.compareAndSet(false, true)) {
      to.ended(this, ending, System.nanoTime() - began);
      if (trace != null) {
        trace.ended(ending, client, origin.requestId());
      }
    }
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
