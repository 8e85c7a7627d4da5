package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.access.DeniedFields;
import dev.ilmyeon.gateway.federation.access.OperationFilter;
import dev.ilmyeon.gateway.federation.cost.OperationCost;
import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.introspection.Introspection;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.operation.OperationReader;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.response.Projection;
import dev.ilmyeon.gateway.federation.schema.Schema;
import java.util.List;

/**
 * What happens between a valid operation and one that is ready to run, on one supergraph.
 *
 * @param schema what clients see, which the reader reads by
 * @param rejectUnauthorized see {@link EngineOptions}
 */
record PlanStages(
    Groundwork ground, Schema schema, OperationReader reader, boolean rejectUnauthorized) {

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
    return ground.costs() == null ? OperationCost.NOTHING : ground.costs().of(permitted);
  }

  PreparedOperation plan(Operation operation, Operation permitted, PlanKey key) {
    QueryPlan plan = ground.planner().plan(permitted, key.labels());
    return new PreparedOperation(
        operation,
        plan,
        ground.compiler().compile(plan, permitted),
        Projection.of(permitted, schema, key.access()),
        Introspection.concerns(operation),
        ground.caching().of(permitted));
  }
}
