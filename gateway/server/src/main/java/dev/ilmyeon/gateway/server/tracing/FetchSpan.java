package dev.ilmyeon.gateway.server.tracing;

import dev.ilmyeon.gateway.server.observation.OperationTrace;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * A request to a subgraph, or the opening of a subscription there.
 *
 * @param ended is told when, by {@link System#nanoTime}
 */
record FetchSpan(Span span, Moment began, LongConsumer ended) implements OperationTrace.Fetch {

  @Override
  public String traceParent() {
    SpanContext own = span.getSpanContext();
    return "00-%s-%s-%s".formatted(own.getTraceId(), own.getSpanId(), own.getTraceFlags().asHex());
  }

  @Override
  public void ended(String outcome) {
    long now = System.nanoTime();
    ended.accept(now);
    span.setAttribute("ilmyeon.outcome", outcome);
    if (!outcome.equals("ok")) {
      span.setStatus(StatusCode.ERROR, outcome);
    }
    span.end(began.epochNanos(now), TimeUnit.NANOSECONDS);
  }
}
