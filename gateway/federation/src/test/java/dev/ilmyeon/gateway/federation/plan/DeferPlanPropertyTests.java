package dev.ilmyeon.gateway.federation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.fixture.RandomDefers;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.plan.validate.PlanValidator;
import dev.ilmyeon.gateway.federation.queryplan.PlanPrinter;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is deferred, each part of the response finds its fields in what it waits for, and the
 * first waits for nothing else. {@code -Dplans.seeds=N} tries more.
 */
class DeferPlanPropertyTests {

  private static final int OPERATIONS = 10;

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("plans.seeds", 40));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void plansAreValid(long seed) {
    RandomSupergraph random = new RandomSupergraph(seed);
    SupergraphModel supergraph = random.read();
    Planner planner = Planner.of(supergraph);
    for (int i = 0; i < OPERATIONS; i++) {
      long number = seed * OPERATIONS + i;
      String whole = new RandomOperation(supergraph.consumerSchema(), number).text();
      String text = new RandomDefers(number).in(whole);
      Operation operation = Operations.readIncrementally(supergraph, text);
      QueryPlan plan = planner.plan(operation);
      String description = "seed " + seed + "\n" + random.text() + "\n" + text + "\n";
      assertThat(PlanValidator.problems(plan, operation, supergraph))
          .as(() -> description + PlanPrinter.text(plan))
          .isEmpty();
      assertThat(Planner.of(supergraph).plan(operation)).isEqualTo(plan);
      assertFirstIsAsGoodAsAlone(operation, planner, plan, description);
    }
  }

  /**
   * What comes first is fetched as if nothing else were asked. (Where a subgraph does not know what
   * its objects are, the first part waits for whoever can tell whether there is something deferred
   * of them.)
   */
  private static void assertFirstIsAsGoodAsAlone(
      Operation operation, Planner planner, QueryPlan plan, String text) {
    if (operation.parts().isEmpty() || text.contains("isInterfaceObject: true")) {
      return;
    }
    Operation alone =
        new Operation(
            operation.kind(),
            operation.name(),
            operation.variables(),
            operation.parts().getFirst().selections());
    assertThat(plan.parts().getFirst().fetches())
        .as(() -> text + PlanPrinter.text(plan) + PlanPrinter.text(planner.plan(alone)))
        .hasSizeLessThanOrEqualTo(planner.plan(alone).fetches().size());
  }
}
