package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.queryplan.Fetch;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.response.MergedResponse;
import dev.ilmyeon.gateway.federation.response.MergedView;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A subscription's plan at work (GraphQL specification, 6.2.3). Its first fetch is made once and
 * goes on bringing answers; for each of them the plan runs as a query's does, with that answer to
 * its first fetch.
 */
public final class SubscriptionRun {

  private SubscriptionRun() {}

  /**
   * What is sent to the subgraph whose events they are.
   *
   * @param variables coerced
   * @param context for the transport
   */
  public static SubgraphRequest request(ExecutablePlan plan, JsonObject variables, Object context) {
    FetchRun first = new FetchRun(plan.fetches().getFirst());
    MergedView nothing = new MergedView(new MergedResponse(0));
    byte[] body =
        new RequestBodies(first, nothing, variables, new BitSet(), false).write().getFirst().body();
    Fetch fetch = first.fetch.fetch();
    return new SubgraphRequest(
        fetch.subgraph(), fetch.kind(), Objects.requireNonNull(body), context);
  }

  /** Runs a plan for one event; the rest is {@link PlanRun#start}. */
  public static Runnable start(
      ExecutablePlan plan,
      PlanRun.Environment environment,
      SubgraphResponse event,
      PlanRun.Listener listener) {
    SubgraphTransport known =
        (request, callback) -> {
          if (request.kind() != OperationKind.SUBSCRIPTION) {
            return environment.transport().send(request, callback);
          }
          callback.answered(event);
          return () -> {};
        };
    return PlanRun.start(plan, environment.with(known), null, listener);
  }

  /** That there are no more events, since the subgraph has failed. */
  public static GraphQlError lost(ExecutablePlan plan, SubgraphFailure failure) {
    Fault fault = Fault.of(plan.fetches().getFirst().service(), failure.kind());
    Map<String, Object> extensions = new LinkedHashMap<>();
    extensions.put("code", fault.code());
    extensions.put("service", fault.service());
    return new GraphQlError(fault.message(), List.of(), List.of(rootKey(plan)), extensions);
  }

  /** A subscription has one root field. */
  private static Object rootKey(ExecutablePlan plan) {
    Selection selection = plan.operation().selections().selections().getFirst();
    while (selection instanceof Selection.InlineFragment fragment) {
      selection = fragment.selections().selections().getFirst();
    }
    return ((Selection.Field) selection).responseKey();
  }
}
