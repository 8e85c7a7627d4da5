package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.GraphQlRequest.PlanDisclosure;
import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.execute.PlanRun;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.response.MergedResponse;
import dev.ilmyeon.gateway.federation.response.ResponseErrors;
import java.util.Map;
import reactor.core.publisher.MonoSink;

/** One request on its way through the stages. */
final class EngineRun implements PlanRun.Listener {

  private final PreparedOperation operation;
  private final Map<String, Object> extensions;
  private final MonoSink<GraphQlResponse> sink;

  private EngineRun(
      PreparedOperation operation, Map<String, Object> extensions, MonoSink<GraphQlResponse> sink) {
    this.operation = operation;
    this.extensions = extensions;
    this.sink = sink;
  }

  /**
   * Throws what {@link Accepted} does.
   *
   * @param context for the transport
   */
  static void start(
      GraphQlRequest request,
      Object context,
      Generation generation,
      EngineOptions options,
      EngineListener listener,
      MonoSink<GraphQlResponse> sink) {
    Accepted accepted =
        Accepted.of(request, Accepted.queryOrMutation(request, generation), generation);
    PreparedOperation operation = accepted.operation();
    if (request.plan() == PlanDisclosure.ONLY) {
      sink.success(Unexecuted.planned(operation.plan()));
      return;
    }
    EngineRun run = new EngineRun(operation, PlanExtension.told(request, operation.plan()), sink);
    sink.onCancel(accepted.start(context, generation, options, listener, run)::run);
  }

  @Override
  public void finished(MergedResponse merged, ResponseErrors errors) {
    JsonWriter body = operation.projection().body(merged, errors, extensions);
    merged.release();
    sink.success(new GraphQlResponse(Outcome.EXECUTED, body));
  }

  @Override
  public void broke(Throwable cause) {
    sink.error(cause);
  }
}
