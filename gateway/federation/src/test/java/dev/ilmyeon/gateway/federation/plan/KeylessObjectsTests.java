package dev.ilmyeon.gateway.federation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.plan.validate.PlanValidator;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import org.junit.jupiter.api.Test;

/**
 * Objects that come from different subgraphs, level by level, by more ways than are laid out one by
 * one: they would be gathered by their keys. Some have none, so they are laid out after all.
 */
class KeylessObjectsTests {

  private static final int DEPTH = 8;

  private static final SupergraphModel SUPERGRAPH =
      JoinSdl.read(
          "A, B",
          """
          type Query @join__type(graph: A) @join__type(graph: B) {
            item: Item @join__field(graph: A)
          }
          interface Item @join__type(graph: A) @join__type(graph: B) { next: Item value: Int }
          type Book implements Item @join__implements(graph: A, interface: "Item")
            @join__implements(graph: B, interface: "Item")
            @join__type(graph: A, key: "id") @join__type(graph: B, key: "id") {
            id: ID! next: Item @join__field(graph: A) value: Int
          }
          type Film implements Item @join__implements(graph: A, interface: "Item")
            @join__implements(graph: B, interface: "Item")
            @join__type(graph: A, key: "id") @join__type(graph: B, key: "id") {
            id: ID! next: Item @join__field(graph: B) value: Int
          }
          type Note implements Item @join__implements(graph: A, interface: "Item")
            @join__implements(graph: B, interface: "Item")
            @join__type(graph: A) @join__type(graph: B) { next: Item value: Int }
          """);

  @Test
  void areAnsweredWhereverTheyComeFrom() {
    String query = "{ item " + "{ next ".repeat(DEPTH) + "{ value }" + " }".repeat(DEPTH) + " }";
    Operation operation = Operations.read(SUPERGRAPH, query);
    QueryPlan plan = Planner.of(SUPERGRAPH).plan(operation);
    assertThat(PlanValidator.problems(plan, operation, SUPERGRAPH)).isEmpty();
    assertThat(plan.fetches()).hasSizeGreaterThan(DEPTH);
  }
}
