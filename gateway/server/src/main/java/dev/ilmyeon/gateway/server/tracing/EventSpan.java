package dev.ilmyeon.gateway.server.tracing;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.server.observation.Ending;
import dev.ilmyeon.gateway.server.observation.OperationTrace;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an event of a subscription: a trace of its own, with a link to the span of the
 * subscription, and below it the fetches. OpenTelemetry's conventions for messaging have it so
 * where a message is taken long after whatever it has to do with. As a child it would make a trace
 * as long as the subscription, which no collector has whole and of which all or nothing is sampled;
 * and a subscription that clients share is in the trace of one of them only.
 */
final class EventSpan implements OperationTrace {

  private final WorkSpan work;

  private EventSpan(WorkSpan work) {
    this.work = work;
  }

  static EventSpan begin(Tracer tracer, SpanContext subscription) {
    Moment now = Moment.now();
    return new EventSpan(
        new WorkSpan(
            tracer,
            tracer
                .spanBuilder("event")
                .setNoParent()
                .addLink(subscription)
                .setSpanKind(SpanKind.CONSUMER)
                .setStartTimestamp(now.epochNanos(), TimeUnit.NANOSECONDS)
                .startSpan(),
            now));
  }

  @Override
  public String traceId() {
    return work.traceId();
  }

  @Override
  public Fetch fetch(SubgraphRequest request) {
    return work.fetch(request, _ -> {});
  }

  @Override
  public void asked(String kind, @Nullable String operation) {
    work.isFor("event", kind, operation);
  }

  /** It has none. */
  @Override
  public @Nullable Supplier<OperationTrace> events() {
    return null;
  }

  @Override
  public void ended(Ending ending, String client, String requestId) {
    work.ended(ending, client, requestId);
  }
}
