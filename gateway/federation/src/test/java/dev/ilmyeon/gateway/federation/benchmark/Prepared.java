package dev.ilmyeon.gateway.federation.benchmark;

import dev.ilmyeon.gateway.federation.EngineListener;
import dev.ilmyeon.gateway.federation.EngineOptions;
import dev.ilmyeon.gateway.federation.execute.ExecutablePlan;
import dev.ilmyeon.gateway.federation.execute.PlanRun;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.operation.OperationReader;
import dev.ilmyeon.gateway.federation.operation.ValidOperation;
import dev.ilmyeon.gateway.federation.plan.Planner;
import dev.ilmyeon.gateway.federation.response.MergedResponse;
import dev.ilmyeon.gateway.federation.response.Projection;
import dev.ilmyeon.gateway.federation.response.ResponseErrors;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.Map;

/** A mix's operation, taken through the stages one by one. */
final class Prepared {

  private static final EngineOptions OPTIONS = EngineOptions.DEFAULT;

  private final String query;
  private final OperationReader reader;
  private final Planner planner;
  private final ExecutablePlan executable;
  private final Projection projection;
  private final PlanRun.Environment environment;

  Prepared(Mix mix) {
    this(mix, mix.subgraphs());
  }

  Prepared(Mix mix, SubgraphTransport subgraphs) {
    SupergraphModel supergraph = mix.model();
    query = mix.query();
    reader = new OperationReader(supergraph.consumerSchema(), OPTIONS.limits());
    planner = Planner.of(supergraph);
    ValidOperation valid = valid();
    Operation operation = normalized(valid);
    executable =
        new ExecutablePlan.Compiler(supergraph.schema())
            .compile(planner.plan(operation), operation);
    projection = Projection.of(operation, supergraph.consumerSchema());
    environment =
        new PlanRun.Environment(
            subgraphs,
            EngineListener.NONE,
            reader.coerceVariables(valid, new JsonObject(Map.of())),
            Map.of(),
            OPTIONS.errors(),
            OPTIONS.subgraphMessages(),
            OPTIONS.patience());
  }

  /** Parsed and validated. */
  ValidOperation valid() {
    return reader.read(query).operation(null);
  }

  Operation normalized(ValidOperation valid) {
    return reader.normalize(valid, Map.of());
  }

  Planner planner() {
    return planner;
  }

  /** All fetches, answered at once, merged. */
  MergedResponse merged() {
    Merged merged = new Merged();
    PlanRun.start(executable, environment, null, merged);
    if (merged.response == null) {
      throw new IllegalStateException("Not merged");
    }
    return merged.response;
  }

  /** The response's body; the caller's to release. */
  JsonWriter written(MergedResponse merged) {
    return projection.body(merged, new ResponseErrors(OPTIONS.errors()), Map.of(), null);
  }

  private static final class Merged implements PlanRun.Listener {
    private MergedResponse response;

    @Override
    public void finished(MergedResponse merged, ResponseErrors errors) {
      response = merged;
    }

    @Override
    public void broke(Throwable cause) {
      throw new IllegalStateException(cause);
    }
  }
}
