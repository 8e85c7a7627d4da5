package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.error.PlanningException;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.operation.OperationPart;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep;
import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import dev.ilmyeon.gateway.federation.plan.pass.Passes;
import dev.ilmyeon.gateway.federation.plan.walk.Effort;
import dev.ilmyeon.gateway.federation.plan.walk.NoWayException;
import dev.ilmyeon.gateway.federation.plan.walk.Walk;
import dev.ilmyeon.gateway.federation.queryplan.Fetch;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.supergraph.Subgraph;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphType;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Plans operations against one supergraph. Pure: equal operations get equal plans. What it learns
 * about the supergraph it keeps, so that later plans are made faster; safe for use by many threads.
 */
public final class Planner {

  /** As many combinations of active labels are kept in mind. */
  private static final int MAX_GRAPHS = 64;

  private final SupergraphModel supergraph;
  private final Set<String> labels;
  private final Map<Set<String>, SupergraphGraph> graphs = new ConcurrentHashMap<>();

  private Planner(SupergraphModel supergraph) {
    this.supergraph = supergraph;
    this.labels = labelsOf(supergraph);
  }

  public static Planner of(SupergraphModel supergraph) {
    return new Planner(supergraph);
  }

  /** A plan while no progressive override is active. */
  public QueryPlan plan(Operation operation) {
    return plan(operation, Set.of());
  }

  /**
   * The fetches that answer an operation.
   *
   * @param activeLabels the progressive overrides that take effect; unknown ones do not matter
   * @throws PlanningException if the subgraphs cannot answer it
   */
  public QueryPlan plan(Operation operation, Set<String> activeLabels) {
    return plan(operation, activeLabels, new Effort());
  }

  /** {@code effort} counts what it takes. */
  QueryPlan plan(Operation operation, Set<String> activeLabels, Effort effort) {
    Set<String> known = new HashSet<>(activeLabels);
    known.retainAll(labels);
    SupergraphGraph graph = graph(known);
    try {
      FetchGraph walked = Walk.plan(graph, operation, effort);
      return assemble(Passes.run(walked), graph, operation, effort);
    } catch (NoWayException e) {
      throw new PlanningException(e.getMessage() == null ? "No way" : e.getMessage());
    }
  }

  private SupergraphGraph graph(Set<String> activeLabels) {
    if (graphs.size() >= MAX_GRAPHS) {
      graphs.clear();
    }
    return graphs.computeIfAbsent(activeLabels, active -> SupergraphGraph.of(supergraph, active));
  }

  private static QueryPlan assemble(
      FetchGraph fetchGraph, SupergraphGraph graph, Operation operation, Effort effort) {
    List<FetchStep> ordered = new ArrayList<>(fetchGraph.steps());
    ordered.sort(
        Comparator.comparing((FetchStep step) -> step.purpose().first() > 0)
            .thenComparingInt(step -> fetchGraph.wave(step.id()))
            .thenComparingInt(FetchStep::id));
    Map<Integer, Integer> ids = new HashMap<>();
    FetchAssembly assembly = new FetchAssembly(graph, operation, effort);
    List<Fetch> fetches = new ArrayList<>();
    for (FetchStep step : ordered) {
      fetches.add(assembly.assemble(step, ids));
      ids.put(step.id(), ids.size());
    }
    return operation.parts().isEmpty()
        ? new QueryPlan(operation.kind(), fetches)
        : new QueryPlan(operation.kind(), fetches, parts(operation, ordered));
  }

  /** {@code ordered}: a step's place is the id of its fetch. */
  private static List<QueryPlan.Part> parts(Operation operation, List<FetchStep> ordered) {
    List<QueryPlan.Part> parts = new ArrayList<>();
    for (OperationPart part : operation.parts()) {
      Set<Integer> fetches = new TreeSet<>();
      for (int id = 0; id < ordered.size(); id++) {
        if (ordered.get(id).purpose().parts().contains(parts.size())) {
          fetches.add(id);
        }
      }
      parts.add(new QueryPlan.Part(part.parent(), part.label(), fetches));
    }
    return parts;
  }

  private static Set<String> labelsOf(SupergraphModel supergraph) {
    Set<String> labels = new LinkedHashSet<>();
    for (Subgraph subgraph : supergraph.subgraphs().values()) {
      for (SubgraphType type : subgraph.types().values()) {
        for (SubgraphField field : type.fields().values()) {
          if (field.override() != null && field.override().label() != null) {
            labels.add(field.override().label());
          }
        }
      }
    }
    return Set.copyOf(labels);
  }
}
