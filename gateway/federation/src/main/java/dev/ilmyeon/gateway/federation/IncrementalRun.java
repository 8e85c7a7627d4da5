package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.GraphQlRequest.PlanDisclosure;
import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.execute.PlanRun;
import dev.ilmyeon.gateway.federation.introspection.SchemaAnswers;
import dev.ilmyeon.gateway.federation.operation.ValidOperation;
import dev.ilmyeon.gateway.federation.request.IncrementalFormat;
import dev.ilmyeon.gateway.federation.request.TracedContext;
import dev.ilmyeon.gateway.federation.response.IncrementalProjection;
import dev.ilmyeon.gateway.federation.response.MergedResponse;
import dev.ilmyeon.gateway.federation.response.ResponseErrors;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.FluxSink;

/**
 * A request whose response may come in parts. The first payload goes out as soon as part 0 is
 * merged; after that each payload has all parts that became complete together.
 */
final class IncrementalRun implements PlanRun.Listener {

  private final PreparedOperation operation;
  private final Map<String, Object> extensions;
  private final @Nullable SchemaAnswers schema;
  private final IncrementalFormat format;
  private final @Nullable String traceId;
  private final FluxSink<GraphQlPayload> sink;
  private @Nullable IncrementalProjection projection;

  private IncrementalRun(
      PreparedOperation operation,
      Map<String, Object> extensions,
      @Nullable SchemaAnswers schema,
      IncrementalFormat format,
      @Nullable String traceId,
      FluxSink<GraphQlPayload> sink) {
    this.operation = operation;
    this.extensions = extensions;
    this.schema = schema;
    this.format = format;
    this.traceId = traceId;
    this.sink = sink;
  }

  /** Throws what {@link Accepted} does. */
  static void start(
      GraphQlRequest request,
      Generation generation,
      EngineOptions options,
      EngineListener listener,
      IncrementalFormat format,
      FluxSink<GraphQlPayload> sink) {
    ValidOperation valid = Accepted.queryOrMutation(request, generation);
    listener.asked(request.context(), valid.asked());
    Accepted accepted = Accepted.incrementally(request, valid, generation);
    PreparedOperation operation = accepted.operation();
    Map<String, Object> extensions = PlanExtension.told(request, operation.plan());
    if (request.plan() == PlanDisclosure.ONLY) {
      sink.next(GraphQlPayload.only(Unexecuted.planned(operation.plan())));
      sink.complete();
      return;
    }
    accepted.requireIntrospection(options);
    SchemaAnswers schema = accepted.schema(generation);
    IncrementalRun run =
        new IncrementalRun(
            operation, extensions, schema, format, TracedContext.of(request.context()), sink);
    sink.onCancel(
        accepted.start(request.context(), schema, generation, options, listener, run)::run);
  }

  @Override
  public void finished(MergedResponse merged, ResponseErrors errors) {
    errors.trace(traceId);
    byte[] body = operation.projection().write(merged, errors, extensions, schema);
    merged.release();
    send(body, !errors.isEmpty(), false);
  }

  @Override
  public boolean merged(MergedResponse merged, SortedMap<Integer, ResponseErrors> parts) {
    parts.values().forEach(errors -> errors.trace(traceId));
    IncrementalProjection writing = projection;
    if (writing == null) {
      writing =
          new IncrementalProjection(
              operation.projection(), operation.operation().parts(), format, merged, schema);
      projection = writing;
      ResponseErrors errors = Objects.requireNonNull(parts.remove(0));
      byte[] first = writing.first(errors, extensions);
      send(first, !errors.isEmpty(), writing.hasNext());
    }
    byte[] next = writing.next(parts);
    if (next != null) {
      send(next, false, writing.hasNext());
    }
    if (!writing.hasNext()) {
      writing.release();
    }
    return writing.hasNext();
  }

  private void send(byte[] body, boolean hasErrors, boolean hasNext) {
    sink.next(new GraphQlPayload(Outcome.EXECUTED, hasErrors, body, hasNext));
    if (!hasNext) {
      sink.complete();
    }
  }

  @Override
  public void broke(Throwable cause) {
    sink.error(cause);
  }
}
