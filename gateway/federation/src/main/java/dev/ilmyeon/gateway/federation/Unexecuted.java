package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.error.PlanningException;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.language.SyntaxException;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.response.Projection;
import dev.ilmyeon.gateway.federation.response.ResponseErrors;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Responses to requests for which no subgraph is asked; their errors tell the trace, if any. */
final class Unexecuted {

  /** No way through the subgraphs answers the operation. */
  private static final String PLANNING_FAILED = "QUERY_PLANNING_FAILED";

  private final int limit;
  private final EngineListener listener;

  /** {@code limit}: how many errors a response holds at most. */
  Unexecuted(int limit, EngineListener listener) {
    this.limit = limit;
    this.listener = listener;
  }

  /** The response to a request that cannot run for this reason; throws a reason that is a bug. */
  GraphQlResponse of(RuntimeException reason, @Nullable String traceId) {
    return switch (reason) {
      case NotAllowedException e -> notAllowed(e, traceId);
      case RequestException e -> refused(e, traceId);
      case PlanningException e -> unplanned(e, traceId);
      default -> throw reason;
    };
  }

  /** … to whom it goes; a bug as one. */
  void tell(RuntimeException reason, @Nullable String traceId, Recipient recipient) {
    GraphQlResponse response;
    try {
      response = of(reason, traceId);
    } catch (RuntimeException bug) {
      recipient.broke(bug);
      return;
    }
    recipient.take(response);
  }

  private GraphQlResponse refused(RequestException e, @Nullable String traceId) {
    String code = code(e.errors().getFirst());
    listener.refused(code);
    Outcome outcome =
        code.equals(SyntaxException.PARSE_FAILED) ? Outcome.UNPARSABLE : Outcome.REFUSED;
    return new GraphQlResponse(outcome, Projection.refused(told(e.errors(), traceId)));
  }

  private GraphQlResponse notAllowed(NotAllowedException e, @Nullable String traceId) {
    listener.refused(code(e.error()));
    return new GraphQlResponse(
        Outcome.NOT_ALLOWED, Projection.refused(told(List.of(e.error()), traceId)));
  }

  private static String code(GraphQlError error) {
    return String.valueOf(error.extensions().get("code"));
  }

  /** The operation is valid, but the subgraphs have no answer to it: it ran, in vain. */
  private GraphQlResponse unplanned(PlanningException e, @Nullable String traceId) {
    String message = e.getMessage() == null ? "There is no plan." : e.getMessage();
    return inVain(GraphQlError.ofRequest(PLANNING_FAILED, message, List.of()), traceId);
  }

  /** With nothing but the plan. */
  static GraphQlResponse planned(QueryPlan plan) {
    JsonWriter body = new JsonWriter(4096);
    body.any(Map.of("extensions", PlanExtension.of(plan)));
    return new GraphQlResponse(Outcome.EXECUTED, body.toByteArray());
  }

  /** With an error and no data. */
  GraphQlResponse inVain(GraphQlError error, @Nullable String traceId) {
    return new GraphQlResponse(
        Outcome.EXECUTED, Projection.withoutData(told(List.of(error), traceId)), true);
  }

  private ResponseErrors told(List<GraphQlError> errors, @Nullable String traceId) {
    ResponseErrors told = new ResponseErrors(limit);
    told.trace(traceId);
    errors.forEach(told::add);
    return told;
  }
}
