package dev.ilmyeon.gateway.federation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.error.PlanningException;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.plan.validate.PlanValidator;
import dev.ilmyeon.gateway.federation.queryplan.PlanPrinter;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the supergraph and the operation, a plan is valid and the same each time. {@code
 * -Dplans.seeds=N} tries more.
 */
class PlanPropertyTests {

  private static final int OPERATIONS = 10;

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("plans.seeds", 100));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void plansAreValid(long seed) {
    RandomSupergraph random = new RandomSupergraph(seed);
    SupergraphModel supergraph = random.read();
    Planner planner = Planner.of(supergraph);
    for (int i = 0; i < OPERATIONS; i++) {
      String text = new RandomOperation(supergraph.consumerSchema(), seed * OPERATIONS + i).text();
      Operation operation = Operations.read(supergraph, text);
      QueryPlan plan;
      try {
        plan = planner.plan(operation);
      } catch (PlanningException e) {
        throw new AssertionError(description(seed, random, text), e);
      }
      assertThat(PlanValidator.problems(plan, operation, supergraph))
          .as(() -> description(seed, random, text) + PlanPrinter.text(plan))
          .isEmpty();
      assertThat(Planner.of(supergraph).plan(operation)).isEqualTo(plan);
    }
  }

  private static String description(long seed, RandomSupergraph random, String text) {
    return "seed " + seed + "\n" + random.text() + "\n" + text + "\n";
  }
}
