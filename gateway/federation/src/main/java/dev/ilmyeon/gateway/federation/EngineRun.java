package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.GraphQlRequest.PlanDisclosure;
import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.execute.PlanRun;
import dev.ilmyeon.gateway.federation.json.JsonTape;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.language.OperationKind;
import dev.ilmyeon.gateway.federation.operation.ValidOperation;
import dev.ilmyeon.gateway.federation.response.MergedResponse;
import dev.ilmyeon.gateway.federation.response.ResponseErrors;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/** One request on its way through the stages. */
final class EngineRun implements PlanRun.Listener {

  /** The engine's own answers are as deep as the client's operation. */
  private static final int MAX_DEPTH = 1_000;

  private final PreparedOperation operation;
  private final Map<String, Object> extensions;
  private final MonoSink<GraphQlResponse> sink;

  private EngineRun(
      PreparedOperation operation, Map<String, Object> extensions, MonoSink<GraphQlResponse> sink) {
    this.operation = operation;
    this.extensions = extensions;
    this.sink = sink;
  }

  /** Throws what {@link Accepted} does. */
  static void start(
      GraphQlRequest request,
      Generation generation,
      EngineOptions options,
      EngineListener listener,
      MonoSink<GraphQlResponse> sink) {
    ValidOperation valid = Accepted.operation(request, generation);
    if (valid.kind() == OperationKind.SUBSCRIPTION) {
      throw Accepted.refusal(
          "SUBSCRIPTION_NOT_SUPPORTED", "A subscription has more than one response.");
    }
    Accepted accepted = Accepted.of(request, valid, generation);
    PreparedOperation operation = accepted.operation();
    if (request.plan() == PlanDisclosure.ONLY) {
      sink.success(Unexecuted.planned(operation.plan()));
      return;
    }
    JsonObject variables = accepted.variables();
    JsonTape ownData = null;
    if (operation.introspective()) {
      if (!options.introspection()) {
        throw Accepted.refusal("INTROSPECTION_DISABLED", "The schema cannot be asked for here.");
      }
      ownData = tape(generation.introspection().answer(operation.operation(), variables));
    }
    Map<String, Object> extensions =
        request.plan() == PlanDisclosure.TOLD ? PlanExtension.of(operation.plan()) : Map.of();
    EngineRun run = new EngineRun(operation, extensions, sink);
    PlanRun.Environment environment =
        new PlanRun.Environment(
            generation.transport(),
            listener,
            variables,
            request.context(),
            options.errors(),
            options.subgraphMessages());
    sink.onCancel(PlanRun.start(operation.executable(), environment, ownData, run)::run);
  }

  private static @Nullable JsonTape tape(JsonObject answers) {
    JsonWriter writer = new JsonWriter(4096);
    writer.value(answers);
    return JsonTape.parse(writer.buffer(), writer.length(), MAX_DEPTH);
  }

  @Override
  public void finished(MergedResponse merged, ResponseErrors errors) {
    byte[] body = operation.projection().write(merged, errors, extensions);
    sink.success(new GraphQlResponse(Outcome.EXECUTED, body));
  }

  @Override
  public void broke(Throwable cause) {
    sink.error(cause);
  }
}
