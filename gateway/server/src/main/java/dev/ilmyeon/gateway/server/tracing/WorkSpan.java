package dev.ilmyeon.gateway.server.tracing;

import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.server.observation.Ending;
import dev.ilmyeon.gateway.server.observation.OperationTrace;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The span of work for which subgraphs are asked. Attributes as OpenTelemetry's conventions for
 * GraphQL have them; no document, no variables.
 */
final class WorkSpan {

  private final Tracer tracer;
  private final Span span;
  private final Context context;
  private final Moment began;

  WorkSpan(Tracer tracer, Span span, Moment began) {
    this.tracer = tracer;
    this.span = span;
    this.context = Context.root().with(span);
    this.began = began;
  }

  SpanContext identity() {
    return span.getSpanContext();
  }

  String traceId() {
    return identity().getTraceId();
  }

  /** {@code what} it is, which its name begins with. */
  void isFor(String what, String kind, @Nullable String operation) {
    span.setAttribute("graphql.operation.type", kind);
    if (operation == null) {
      span.updateName(what);
    } else {
      span.setAttribute("graphql.operation.name", operation);
      span.updateName(what + " " + operation);
    }
  }

  /** A part that is over; both times by {@link System#nanoTime}. */
  void stage(String name, long from, long until) {
    if (span.isRecording()) {
      tracer
          .spanBuilder(name)
          .setParent(context)
          .setStartTimestamp(began.epochNanos(from), TimeUnit.NANOSECONDS)
          .startSpan()
          .end(began.epochNanos(until), TimeUnit.NANOSECONDS);
    }
  }

  /** {@code ended} is told when it is over, by {@link System#nanoTime}. */
  OperationTrace.Fetch fetch(SubgraphRequest request, LongConsumer ended) {
    String what = request.kind() == OperationKind.SUBSCRIPTION ? "subscribe " : "fetch ";
    Span fetch =
        tracer
            .spanBuilder(what + request.subgraph())
            .setParent(context)
            .setSpanKind(SpanKind.CLIENT)
            .setStartTimestamp(began.epochNanos(System.nanoTime()), TimeUnit.NANOSECONDS)
            .setAttribute("graphql.operation.type", request.kind().name().toLowerCase(Locale.ROOT))
            .setAttribute("ilmyeon.subgraph", request.subgraph().value())
            .startSpan();
    return new FetchSpan(fetch, began, ended);
  }

  void ended(Ending ending, String client, String requestId) {
    span.setAttribute("ilmyeon.client", client);
    span.setAttribute("ilmyeon.request_id", requestId);
    span.setAttribute("ilmyeon.outcome", ending.label());
    if (ending == Ending.FAILED || ending == Ending.ERRORS) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end(began.epochNanos(System.nanoTime()), TimeUnit.NANOSECONDS);
  }
}
