package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.execute.PlanRun;
import dev.ilmyeon.gateway.federation.introspection.SchemaAnswers;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.operation.ValidOperation;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.tape.JsonTape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that can run: its operation with its plan, and the values of its variables. */
record Accepted(PreparedOperation operation, JsonObject variables) {

  /** The engine's own answers are as deep as the client's operation. */
  static final int MAX_DEPTH = 1_000;

  /**
   * Throws {@link RequestException}, and {@link NotAllowedException} for a kind that the request is
   * not for.
   */
  static ValidOperation operation(GraphQlRequest request, Generation generation) {
    ValidOperation valid = generation.document(request.query()).operation(request.operationName());
    if (!request.kinds().contains(valid.kind())) {
      throw new NotAllowedException(valid.kind());
    }
    return valid;
  }

  /** {@link #operation}, of a kind that runs once. */
  static ValidOperation queryOrMutation(GraphQlRequest request, Generation generation) {
    ValidOperation valid = operation(request, generation);
    if (valid.kind() == OperationKind.SUBSCRIPTION) {
      throw refusal("SUBSCRIPTION_NOT_SUPPORTED", "A subscription has more than one response.");
    }
    return valid;
  }

  /** Throws {@link RequestException} and {@code PlanningException}. */
  static Accepted of(GraphQlRequest request, ValidOperation valid, Generation generation) {
    JsonObject variables = generation.reader().coerceVariables(valid, request.variables());
    Map<String, Boolean> conditions = generation.reader().conditions(valid, variables);
    return of(request, valid, variables, conditions, false, generation);
  }

  /** {@link #of}, for a response that comes in parts if anything is deferred. */
  static Accepted incrementally(
      GraphQlRequest request, ValidOperation valid, Generation generation) {
    if (!valid.defers()) {
      return of(request, valid, generation);
    }
    JsonObject variables = generation.reader().coerceVariables(valid, request.variables());
    Map<String, Boolean> conditions = generation.reader().incrementalConditions(valid, variables);
    return of(request, valid, variables, conditions, true, generation);
  }

  private static Accepted of(
      GraphQlRequest request,
      ValidOperation valid,
      JsonObject variables,
      Map<String, Boolean> conditions,
      boolean incremental,
      Generation generation) {
    RememberedOperation remembered =
        generation.remember(request.query(), valid, conditions, incremental, request.claims());
    remembered.requirePermitted();
    if (generation.mostCost() > 0) {
      remembered.requireCost(generation.mostCost(), variables);
    }
    return new Accepted(remembered.prepared(), variables);
  }

  /** Estimated, of a request that says nothing of parts. Throws {@link RequestException}. */
  static long cost(GraphQlRequest request, Generation generation) {
    ValidOperation valid = generation.document(request.query()).operation(request.operationName());
    JsonObject variables = generation.reader().coerceVariables(valid, request.variables());
    Map<String, Boolean> conditions = generation.reader().conditions(valid, variables);
    RememberedOperation remembered =
        generation.remember(request.query(), valid, conditions, false, request.claims());
    remembered.requirePermitted();
    return remembered.cost(variables);
  }

  private static RequestException refusal(String code, String message) {
    return new RequestException(List.of(GraphQlError.ofRequest(code, message, List.of())));
  }

  /** Throws {@link RequestException} where the schema is asked for and may not be. */
  void requireIntrospection(EngineOptions options) {
    if (operation.introspective() && !options.introspection()) {
      throw refusal("INTROSPECTION_DISABLED", "The schema cannot be asked for here.");
    }
  }

  /** For what the operation asks of the schema; null if nothing. */
  @Nullable SchemaAnswers schema(Generation generation) {
    return operation.introspective() ? generation.introspection().answers(variables) : null;
  }

  /**
   * Starts it; the context is for the transport. Throws {@link RequestException} where too much of
   * the schema is asked for at the root: no subgraph need be asked to see that.
   *
   * @return cancels it
   */
  Runnable start(
      Object context,
      @Nullable SchemaAnswers schema,
      Generation generation,
      EngineOptions options,
      EngineListener listener,
      PlanRun.Listener to) {
    JsonTape ownData = schema == null ? null : tape(schema.root(operation.operation()));
    PlanRun.Environment environment =
        new PlanRun.Environment(
            generation.transport(),
            listener,
            variables,
            context,
            options.errors(),
            options.subgraphMessages(),
            options.patience());
    return PlanRun.start(operation.executable(), environment, ownData, to);
  }

  private static JsonTape tape(JsonObject answers) {
    JsonWriter writer = new JsonWriter(4096);
    writer.value(answers);
    return JsonTape.parse(writer.buffer(), writer.length(), MAX_DEPTH);
  }
}
