package dev.ilmyeon.gateway.server.tracing;

import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.server.observation.Ending;
import dev.ilmyeon.gateway.server.observation.OperationTrace;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An operation's span, and below it those of its stages, one after the other: receive, read
 * (parsing and validating, or finding what that led to), plan (likewise), the fetches, respond. Of
 * a subscription it ends when that has begun.
 */
final class OperationSpan implements OperationTrace {

  private final Tracer tracer;
  private final WorkSpan work;
  private final boolean wanted;

  /** When the stage that goes on began, by {@link System#nanoTime}. */
  private volatile long stage;

  private volatile boolean fetching;

  /**
   * @param wanted whether its client has nothing against being traced
   * @param arrived when the request did, by {@link System#nanoTime}
   */
  OperationSpan(Tracer tracer, Span span, Moment began, boolean wanted, long arrived) {
    this.tracer = tracer;
    this.work = new WorkSpan(tracer, span, began);
    this.wanted = wanted;
    this.stage = arrived;
    stageEnded("receive");
  }

  /** The next one begins now. */
  private void stageEnded(String name) {
    long now = System.nanoTime();
    work.stage(name, stage, now);
    stage = now;
  }

  @Override
  public String traceId() {
    return work.traceId();
  }

  @Override
  public void asked(String kind, @Nullable String operation) {
    stageEnded("read");
    work.isFor(kind, kind, operation);
  }

  @Override
  public Fetch fetch(SubgraphRequest request) {
    if (!fetching && request.kind() != OperationKind.SUBSCRIPTION) {
      fetching = true;
      stageEnded("plan");
    }
    return work.fetch(request, now -> stage = now);
  }

  @Override
  public @Nullable Supplier<OperationTrace> events() {
    SpanContext subscription = work.identity();
    return wanted ? () -> EventSpan.begin(tracer, subscription) : null;
  }

  @Override
  public void ended(Ending ending, String client, String requestId) {
    stageEnded("respond");
    work.ended(ending, client, requestId);
  }
}
