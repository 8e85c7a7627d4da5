package dev.ilmyeon.gateway.federation.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random subgraphs, data, operations and faults. {@code -Dproperty.operations=100000} asks as many
 * operations, {@code -Dproperty.seed=N} begins with other subgraphs. A failure prints the seed, the
 * smallest subgraphs and operation that fail in the same way, and both answers.
 */
class GatewayPropertyTests {

  private static final int OPERATIONS = 20;
  private static final int ALL = Integer.getInteger("property.operations", 2_000);
  private static final long SEED = Long.getLong("property.seed", 1);

  static LongStream seeds() {
    return LongStream.range(SEED, SEED + Math.max(1, ALL / OPERATIONS));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("seeds")
  void gatewayAnswersLikeOneSchema(long seed) {
    RandomWorld world = new RandomWorld(seed, Set.of());
    int valid = 0;
    for (int i = 0; valid < OPERATIONS; i++) {
      long each = seed * 1_000_003 + i;
      OperationTree operation = RandomOperations.of(world.schema(), RandomWorld.TEXTS, each);
      RandomWorld.Outcome outcome = world.run(operation, Faults.NONE, each);
      check(seed, world, operation, Faults.NONE, each, outcome);
      if (outcome.valid()) {
        valid++;
        Faults faults = Faults.random(each, world.model().subgraphs());
        check(seed, world, operation, faults, each, world.run(operation, faults, each));
      }
      assertThat(i).as("too few valid operations").isLessThan(OPERATIONS * 20);
    }
  }

  private static void check(
      long seed,
      RandomWorld world,
      OperationTree operation,
      Faults faults,
      long order,
      RandomWorld.Outcome outcome) {
    if (outcome.problem() == null) {
      return;
    }
    String kind = kind(outcome.problem());
    OperationTree small =
        Shrinking.shrink(
            operation, tree -> kind.equals(kind(world.run(tree, faults, order).problem())));
    Set<String> without = new LinkedHashSet<>();
    for (String coordinate : List.copyOf(Tidying.coordinates(world.model()))) {
      without.add(coordinate);
      if (!failsWithout(seed, without, small, faults, order, kind)) {
        without.remove(coordinate);
      }
    }
    RandomWorld less = new RandomWorld(seed, without);
    RandomWorld.Outcome found = less.run(small, faults, order);
    fail(
        "%s\n%s\n%s\n%s %s\n%s"
            .formatted(
                found.problem(),
                less.describe(),
                faults,
                small.text(),
                small.values(),
                found.details()));
  }

  private static boolean failsWithout(
      long seed,
      Set<String> without,
      OperationTree operation,
      Faults faults,
      long order,
      String kind) {
    try {
      RandomWorld world = new RandomWorld(seed, without);
      return kind.equals(kind(world.run(operation, faults, order).problem()));
    } catch (RuntimeException _) {
      return false;
    }
  }

  /** The first words of a problem: enough to tell one from another. */
  private static String kind(String problem) {
    if (problem == null) {
      return "";
    }
    return problem.startsWith("[")
        ? problem.substring(problem.indexOf(']') + 1).replaceAll(" is .*, not .*", " differs")
        : problem.split(":")[0];
  }
}
