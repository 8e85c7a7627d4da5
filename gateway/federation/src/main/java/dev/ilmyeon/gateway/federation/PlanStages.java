package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.access.DeniedFields;
import dev.ilmyeon.gateway.federation.access.OperationFilter;
import dev.ilmyeon.gateway.federation.cost.CostRules;
import dev.ilmyeon.gateway.federation.cost.OperationCost;
import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.execute.ExecutablePlan;
import dev.ilmyeon.gateway.federation.introspection.Introspection;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.operation.OperationReader;
import dev.ilmyeon.gateway.federation.plan.Planner;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import dev.ilmyeon.gateway.federation.response.Projection;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens between a valid operation and one that is ready to run, on one supergraph. */
final class PlanStages {

  private final OperationReader reader;
  private final Schema schema;
  private final @Nullable CostRules costs;
  private final Planner planner;
  private final ExecutablePlan.Compiler compiler;
  private final boolean rejectUnauthorized;

  PlanStages(SupergraphModel supergraph, OperationReader reader, EngineOptions options) {
    OperationLimits limits = options.limits();
    this.reader = reader;
    this.schema = supergraph.consumerSchema();
    this.costs = limits.cost() == 0 ? null : new CostRules(supergraph, limits.listSize());
    this.planner = Planner.of(supergraph);
    this.compiler = new ExecutablePlan.Compiler(supergraph.schema());
    this.rejectUnauthorized = options.rejectUnauthorized();
  }

  /** In normal form. */
  Operation normalize(PlanKey key) {
    return key.incremental()
        ? reader.normalizeIncrementally(key.operation(), key.conditions())
        : reader.normalize(key.operation(), key.conditions());
  }

  /** Without what the client may not see. */
  Operation permitted(Operation operation, PlanKey key) {
    return new OperationFilter(key.access(), schema).apply(operation);
  }

  /** Why it is refused whole, if the client may not see all that it selects. */
  List<GraphQlError> denied(Operation operation, PlanKey key) {
    return rejectUnauthorized ? DeniedFields.of(operation, key.access(), schema) : List.of();
  }

  OperationCost cost(Operation permitted) {
    return costs == null ? OperationCost.NOTHING : costs.of(permitted);
  }

  PreparedOperation plan(Operation operation, Operation permitted, PlanKey key) {
    QueryPlan plan = planner.plan(permitted, key.labels());
    return new PreparedOperation(
        operation,
        plan,
        compiler.compile(plan, permitted),
        Projection.of(permitted, schema, key.access()),
        Introspection.concerns(operation));
  }
}
