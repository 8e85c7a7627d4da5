package dev.ilmyeon.gateway.federation.plan.pass;

import dev.ilmyeon.gateway.federation.plan.JoinSdl;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep.Entry;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.StepSelection;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.StepSelection.SelectedField;
import dev.ilmyeon.gateway.federation.plan.graph.Edge;
import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import dev.ilmyeon.gateway.federation.plan.place.Places;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.selection.Selection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The steps of a mutation, each after those before it. */
final class MutationSteps {

  private final SupergraphGraph graph =
      SupergraphGraph.of(
          JoinSdl.read(
              "A, B",
              """
              type Query @join__type(graph: A) { nothing: Int }
              type Mutation @join__type(graph: A) @join__type(graph: B) {
                one: Int @join__field(graph: A)
                two: Int @join__field(graph: A)
                three: Int @join__field(graph: B)
              }
              """),
          Set.of());

  private final Places places = new Places();
  private final List<FetchStep> steps = new ArrayList<>();

  MutationSteps field(String subgraph, String name) {
    Node node =
        graph.roots(OperationKind.MUTATION).stream()
            .filter(each -> each.subgraph().name().value().equals(subgraph))
            .findFirst()
            .orElseThrow();
    Edge edge = Objects.requireNonNull(node.edge(name));
    CompositeType type = (CompositeType) Objects.requireNonNull(graph.schema().type("Mutation"));
    Place root = places.root(graph.possible("Mutation"), "Mutation");
    Place place =
        root.field(
            new Selection.Field(
                name, Objects.requireNonNull(graph.schema().field(type, name)), Map.of(), null),
            graph.noTypes(),
            graph.noTypes());
    StepSelection selection =
        new StepSelection(node, false, List.of(new SelectedField(place, edge, null)), List.of());
    Set<Integer> before = new HashSet<>();
    steps.forEach(step -> before.add(step.id()));
    steps.add(
        new FetchStep(
            steps.size(),
            node.subgraph().name(),
            OperationKind.MUTATION,
            List.of(new Entry(root, false, List.of(), List.of(), selection)),
            before));
    return this;
  }

  FetchGraph graph() {
    return new FetchGraph(steps);
  }
}
