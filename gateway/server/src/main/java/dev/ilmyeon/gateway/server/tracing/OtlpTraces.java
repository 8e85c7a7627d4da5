package dev.ilmyeon.gateway.server.tracing;

import dev.ilmyeon.gateway.server.observation.OperationTrace;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Begins a trace for each operation, or goes on with the client's, and one for each event of a
 * subscription. Sent in batches, by a thread of its own; what a collector does not take in time is
 * lost, and nobody waits for it.
 */
final class OtlpTraces implements OperationTrace.Source, AutoCloseable {

  /** Between batches; a full one goes at once. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final Duration LAST_BATCH = Duration.ofSeconds(2);

  private static final TextMapGetter<Map<String, String>> GETTER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
          return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
          return carrier == null ? null : carrier.get(key);
        }
      };

  private final SdkTracerProvider provider;
  private final Tracer tracer;

  private OtlpTraces(SdkTracerProvider provider) {
    this.provider = provider;
    this.tracer = provider.get("dev.ilmyeon.gateway");
  }

  static OtlpTraces to(URI endpoint, TracingProperties properties) {
    OtlpHttpSpanExporterBuilder exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(endpoint.toString())
            .setTimeout(properties.timeout());
    properties.headers().forEach(exporter::addHeader);
    Attributes service =
        Attributes.of(AttributeKey.stringKey("service.name"), properties.serviceName());
    return new OtlpTraces(
        SdkTracerProvider.builder()
            .setResource(Resource.getDefault().merge(Resource.create(service)))
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(properties.ratio())))
            .addSpanProcessor(
                BatchSpanProcessor.builder(exporter.build()).setScheduleDelay(PAUSE).build())
            .build());
  }

  @Override
  public OperationTrace begin(
      @Nullable String traceParent, @Nullable String traceState, long arrived) {
    Moment now = Moment.now();
    Context client = traceParent == null ? Context.root() : client(traceParent, traceState);
    return new OperationSpan(
        tracer,
        tracer
            .spanBuilder("graphql")
            .setParent(client)
            .setSpanKind(SpanKind.SERVER)
            .setStartTimestamp(now.epochNanos(arrived), TimeUnit.NANOSECONDS)
            .startSpan(),
        now,
        isWanted(client),
        arrived);
  }

  /** Not if it says that it does not send its own part. */
  private static boolean isWanted(Context client) {
    SpanContext parent = Span.fromContext(client).getSpanContext();
    return !parent.isValid() || parent.isSampled();
  }

  private static Context client(String traceParent, @Nullable String traceState) {
    Map<String, String> headers =
        traceState == null
            ? Map.of("traceparent", traceParent)
            : Map.of("traceparent", traceParent, "tracestate", traceState);
    return W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, GETTER);
  }

  /** Sends what has not been sent. */
  @Override
  public void close() {
    provider.shutdown().join(LAST_BATCH.toMillis(), TimeUnit.MILLISECONDS);
  }
}
