package dev.ilmyeon.gateway.server.tracing;

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
import org.jspecify.annotations.Nullable;

/**
 * An operation's span, and below it those of its stages, one after the other: receive, read
 * (parsing and validating, or finding what that led to), plan (likewise), the fetches, respond.
 * Attributes as OpenTelemetry's conventions for GraphQL have them; no document, no variables.
 */
final class OperationSpan implements OperationTrace {

  private final Tracer tracer;
  private final Span span;
  private final Context context;
  private final Moment began;

  /** When the stage that goes on began, by {@link System#nanoTime}. */
  private volatile long stage;

  private volatile boolean fetching;

  OperationSpan(Tracer tracer, Span span, Moment began, long arrived) {
    this.tracer = tracer;
    this.span = span;
    this.context = Context.root().with(span);
    this.began = began;
    this.stage = arrived;
    stageEnded("receive");
  }

  /** The next one begins now. */
  private void stageEnded(String name) {
    long now = System.nanoTime();
    if (span.isRecording()) {
      tracer
          .spanBuilder(name)
          .setParent(context)
          .setStartTimestamp(began.epochNanos(stage), TimeUnit.NANOSECONDS)
          .startSpan()
          .end(began.epochNanos(now), TimeUnit.NANOSECONDS);
    }
    stage = now;
  }

  @Override
  public String traceId() {
    return span.getSpanContext().getTraceId();
  }

  @Override
  public void asked(String kind, @Nullable String operation) {
    stageEnded("read");
    span.setAttribute("graphql.operation.type", kind);
    if (operation == null) {
      span.updateName(kind);
    } else {
      span.setAttribute("graphql.operation.name", operation);
      span.updateName(kind + " " + operation);
    }
  }

  @Override
  public Fetch fetch(SubgraphRequest request) {
    if (!fetching) {
      fetching = true;
      stageEnded("plan");
    }
    Span fetch =
        tracer
            .spanBuilder("fetch " + request.subgraph())
            .setParent(context)
            .setSpanKind(SpanKind.CLIENT)
            .setStartTimestamp(began.epochNanos(System.nanoTime()), TimeUnit.NANOSECONDS)
            .setAttribute("graphql.operation.type", request.kind().name().toLowerCase(Locale.ROOT))
            .setAttribute("ilmyeon.subgraph", request.subgraph().value())
            .startSpan();
    return new FetchSpan(fetch);
  }

  @Override
  public void ended(Ending ending, String client, String requestId) {
    stageEnded("respond");
    span.setAttribute("ilmyeon.client", client);
    span.setAttribute("ilmyeon.request_id", requestId);
    span.setAttribute("ilmyeon.outcome", ending.label());
    if (ending == Ending.FAILED || ending == Ending.ERRORS) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end(began.epochNanos(System.nanoTime()), TimeUnit.NANOSECONDS);
  }

  private final class FetchSpan implements Fetch {

    private final Span fetch;

    private FetchSpan(Span fetch) {
      this.fetch = fetch;
    }

    @Override
    public String traceParent() {
      SpanContext own = fetch.getSpanContext();
      return "00-%s-%s-%s"
          .formatted(own.getTraceId(), own.getSpanId(), own.getTraceFlags().asHex());
    }

    @Override
    public void ended(String outcome) {
      long now = System.nanoTime();
      stage = now;
      fetch.setAttribute("ilmyeon.outcome", outcome);
      if (!outcome.equals("ok")) {
        fetch.setStatus(StatusCode.ERROR, outcome);
      }
      fetch.end(began.epochNanos(now), TimeUnit.NANOSECONDS);
    }
  }
}
