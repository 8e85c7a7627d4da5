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

  /** Each of these has found what no other had. */
  private static final List<Long> FOUND = List.of(1_115L, 2_317L, 4_147L);

  static LongStream seeds() {
    long end = SEED + Math.max(1, ALL / OPERATIONS);
    return LongStream.concat(
        LongStream.range(SEED, end),
        FOUND.stream().mapToLong(Long::longValue).filter(seed -> seed < SEED || seed >= end));
  }

  /** How an operation is asked. */
  private interface Trial {
    RandomWorld.Outcome run(RandomWorld world, OperationTree operation);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("seeds")
  void gatewayAnswersLikeOneSchema(long seed) {
    RandomWorld world = new RandomWorld(seed, Set.of());
    int valid = 0;
    for (int i = 0; valid < OPERATIONS; i++) {
      long each = seed * 1_000_003 + i;
      OperationTree operation = RandomOperations.of(world.schema(), RandomWorld.TEXTS, each);
      Trial faultless = (in, asked) -> in.run(asked, Faults.NONE, each);
      if (check(seed, world, operation, faultless, Faults.NONE)) {
        valid++;
        Faults faults = Faults.random(each, world.model().subgraphs());
        check(seed, world, operation, (in, asked) -> in.run(asked, faults, each), faults);
        if (operation.kind().equals("query")) {
          for (Faults those : List.of(Faults.NONE, faults)) {
            check(seed, world, operation, (in, asked) -> in.runDeferred(asked, those, each), those);
          }
        }
      }
      assertThat(i).as("too few valid operations").isLessThan(OPERATIONS * 20);
    }
  }

  /** Whether the operation is valid; fails if the answer is wrong. */
  private static boolean check(
      long seed, RandomWorld world, OperationTree operation, Trial trial, Faults faults) {
    RandomWorld.Outcome outcome = trial.run(world, operation);
    if (outcome.problem() == null) {
      return outcome.valid();
    }
    String kind = kind(outcome.problem());
    OperationTree small =
        Shrinking.shrink(operation, tree -> kind.equals(kind(trial.run(world, tree).problem())));
    Set<String> without = new LinkedHashSet<>();
    for (String coordinate : List.copyOf(Tidying.coordinates(world.model()))) {
      without.add(coordinate);
      if (!failsWithout(seed, without, small, trial, kind)) {
        without.remove(coordinate);
      }
    }
    RandomWorld less = new RandomWorld(seed, without);
    RandomWorld.Outcome found = trial.run(less, small);
    return fail(
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
      long seed, Set<String> without, OperationTree operation, Trial trial, String kind) {
    try {
      return kind.equals(kind(trial.run(new RandomWorld(seed, without), operation).problem()));
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
