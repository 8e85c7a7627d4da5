package dev.ilmyeon.gateway.federation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.ilmyeon.gateway.federation.error.PlanningException;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.plan.validate.PlanValidator;
import dev.ilmyeon.gateway.federation.plan.walk.Effort;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is hard to plan is planned well, and what it takes is counted: never timed. {@code
 * -Dhard.figures=true} prints the figures.
 */
class HardCaseTests {

  private static final boolean PRINT = Boolean.getBoolean("hard.figures");

  /** Less than a third of what is refused. */
  private static final long LOOKS = 1_500_000;

  private record Planned(QueryPlan plan, Effort effort, long bytes, long cpu) {}

  private static Planned plan(SupergraphModel supergraph, Operation operation) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long start = threads.getCurrentThreadCpuTime();
    Effort effort = new Effort();
    QueryPlan plan = Planner.of(supergraph).plan(operation, Set.of(), effort);
    long cpu = threads.getCurrentThreadCpuTime() - start;
    return new Planned(plan, effort, threads.getCurrentThreadAllocatedBytes() - allocated, cpu);
  }

  static List<HardCase> cases() {
    List<HardCase> cases = new ArrayList<>(HardCase.all());
    if (PRINT) {
      cases.add(HardInterfaces.linked(70, 10, 12));
    }
    return cases;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isPlannedWell(HardCase hard) {
    SupergraphModel supergraph = hard.supergraph();
    Operation operation = hard.operation(supergraph);
    Planned planned = plan(supergraph, operation);
    if (PRINT) {
      print(hard, plan(supergraph, operation));
    }
    assertThat(planned.plan().fetches()).as("fetches").hasSize(hard.fetches());
    if (!PRINT) {
      assertThat(planned.effort().looks()).as("looks").isLessThan(LOOKS);
    }
  }

  static List<HardCase> small() {
    return HardCase.small();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("small")
  void isPlannedRightly(HardCase hard) {
    SupergraphModel supergraph = hard.supergraph();
    Operation operation = hard.operation(supergraph);
    QueryPlan plan = plan(supergraph, operation).plan();
    assertThat(PlanValidator.problems(plan, operation, supergraph)).isEmpty();
    assertThat(plan.fetches()).as("fetches").hasSizeLessThanOrEqualTo(hard.fetches());
  }

  private static void print(HardCase hard, Planned planned) {
    System.out.printf(
        "| %s | %,d | %,d | %,d | %,d | %.1f | %.0f |%n",
        hard,
        planned.plan().fetches().size(),
        planned.effort().places(),
        planned.effort().attempts(),
        planned.effort().looks(),
        planned.bytes() / 1e6,
        planned.cpu() / 1e6);
  }

  static Stream<Arguments> families() {
    IntFunction<HardCase> fields = size -> HardCase.manyFields(size, 20);
    IntFunction<HardCase> aliases = HardCase::aliases;
    IntFunction<HardCase> fragments = HardInterfaces::deepFragments;
    IntFunction<HardCase> mutation = size -> HardMutations.inTurns(size, 2);
    return Stream.of(
        Arguments.of("fields", fields, 30, 60),
        Arguments.of("aliases", aliases, 500, 1_000),
        Arguments.of("a mutation", mutation, 1_500, 3_000),
        // Twice as many fields, for each type of the deepest ones.
        Arguments.of("fragments", fragments, 9, 10));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("families")
  void whatIsTwiceAsLargeTakesTwiceAsMuch(
      String name, IntFunction<HardCase> family, int size, int doubled) {
    Planned one = planOf(family.apply(size));
    Planned two = planOf(family.apply(doubled));
    assertThat(two.effort().looks()).isLessThan(one.effort().looks() * 5 / 2);
    assertThat(two.bytes()).isLessThan(one.bytes() * 5 / 2);
  }

  private static Planned planOf(HardCase hard) {
    SupergraphModel supergraph = hard.supergraph();
    Operation operation = hard.operation(supergraph);
    plan(supergraph, operation);
    return plan(supergraph, operation);
  }

  static List<HardCase> tooHard() {
    return List.of(HardInterfaces.deepFragments(14));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tooHard")
  void whatTakesTooMuchIsRefusedAndSaysWhatToDo(HardCase hard) {
    SupergraphModel supergraph = hard.supergraph();
    Operation operation = hard.operation(supergraph);
    Planner planner = Planner.of(supergraph);
    assertThatThrownBy(() -> planner.plan(operation))
        .isInstanceOf(PlanningException.class)
        .hasMessageStartingWith("The operation is too ")
        .hasMessageContaining(" to be planned: ask for less of it at once");
  }

  @Test
  void whatRequestsRepeatForEachTypeIsWrittenOnce() {
    String six = planOf(HardInterfaces.childrenByType(6)).plan().fetches().getFirst().document();
    String more = planOf(HardInterfaces.childrenByType(12)).plan().fetches().getFirst().document();
    assertThat(six).contains("{...F0}").hasSizeLessThan(1_000);
    assertThat(more).hasSizeLessThan(2_000);
  }

  @Test
  void equalOperationsTakeEqualEffort() {
    HardCase hard = HardInterfaces.deepFragments(6);
    assertThat(planOf(hard).effort()).hasToString(planOf(hard).effort().toString());
  }
}
