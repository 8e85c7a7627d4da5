package dev.ilmyeon.gateway.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.error.PlanningException;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.error.SupergraphException;
import dev.ilmyeon.gateway.federation.language.Mutations;
import dev.ilmyeon.gateway.federation.operation.OperationReader;
import dev.ilmyeon.gateway.federation.operation.ValidOperation;
import dev.ilmyeon.gateway.federation.plan.Planner;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The supergraphs and operations of the conformance suite, spoiled: whatever comes of them is
 * served, or refused by name and line; nothing breaks, nothing hangs. {@code -Dfuzz.texts=N} spoils
 * more, {@code -Dfuzz.seed=S} others.
 */
@Timeout(300)
class FuzzTests {

  private static final int TEXTS = Integer.getInteger("fuzz.texts", 5_000);
  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final Path SUITE = Path.of("src/test/resources/conformance");

  private static final List<Sample> SAMPLES = new ArrayList<>();

  private record Sample(String supergraph, List<String> operations) {}

  @BeforeAll
  static void readSamples() throws IOException {
    try (Stream<Path> features = Files.list(SUITE).filter(Files::isDirectory).sorted()) {
      for (Path feature : features.toList()) {
        List<String> operations = new ArrayList<>();
        try (Stream<Path> files = Files.walk(feature)) {
          for (Path file : files.filter(FuzzTests::isOperation).sorted().toList()) {
            operations.add(Files.readString(file));
          }
        }
        String supergraph = Files.readString(feature.resolve("supergraph.graphql"));
        if (!operations.isEmpty()) {
          SAMPLES.add(new Sample(supergraph, operations));
        }
      }
    }
  }

  private static boolean isOperation(Path file) {
    return file.toString().endsWith(".graphql")
        && List.of("cases", "subscriptions").contains(file.getParent().getFileName().toString());
  }

  private static String spoil(String text, int number, Mutations mutations) {
    return number % 2 == 0 ? mutations.spoil(text) : mutations.misquote(text);
  }

  @Test
  void aSpoiledSupergraphIsServedOrRefused() {
    Mutations mutations = new Mutations(SEED);
    int served = 0;
    for (int i = 0; i < TEXTS; i++) {
      Sample sample = SAMPLES.get(i % SAMPLES.size());
      String text = spoil(sample.supergraph(), i, mutations);
      try {
        SupergraphModel supergraph = SupergraphReader.read(text);
        served++;
        plan(supergraph, Planner.of(supergraph), sample.operations().getFirst());
      } catch (SupergraphException e) {
        assertThat(e).hasMessageStartingWith("Supergraph, line " + e.location().line() + ": ");
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + SEED + ", supergraph " + i + ":\n" + text, e);
      }
    }
    assertThat(served).isBetween(TEXTS / 50, TEXTS * 19 / 20);
  }

  @Test
  void aSpoiledOperationIsPlannedOrRefused() {
    Mutations mutations = new Mutations(SEED);
    Map<Sample, SupergraphModel> supergraphs = new HashMap<>();
    Map<Sample, Planner> planners = new HashMap<>();
    int planned = 0;
    for (int i = 0; i < TEXTS; i++) {
      Sample sample = SAMPLES.get(i % SAMPLES.size());
      SupergraphModel supergraph =
          supergraphs.computeIfAbsent(sample, each -> SupergraphReader.read(each.supergraph()));
      Planner planner = planners.computeIfAbsent(sample, _ -> Planner.of(supergraph));
      int which = i / SAMPLES.size() % sample.operations().size();
      String text = spoil(sample.operations().get(which), i, mutations);
      try {
        planned += plan(supergraph, planner, text) ? 1 : 0;
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + SEED + ", operation " + i + ":\n" + text, e);
      }
    }
    assertThat(planned).isBetween(TEXTS / 50, TEXTS * 19 / 20);
  }

  /** Whether it is planned, rather than refused as is due. */
  private static boolean plan(SupergraphModel supergraph, Planner planner, String text) {
    OperationReader reader =
        new OperationReader(supergraph.consumerSchema(), OperationLimits.GENEROUS);
    try {
      ValidOperation operation = reader.read(text).operations().getFirst();
      Map<String, Boolean> conditions = new HashMap<>();
      operation.conditionVariables().forEach(name -> conditions.put(name, true));
      planner.plan(reader.normalize(operation, conditions));
      planner.plan(reader.normalizeIncrementally(operation, conditions), Set.of());
      return true;
    } catch (RequestException e) {
      assertThat(e.errors()).allSatisfy(FuzzTests::assertSaysWhere);
      return false;
    } catch (PlanningException e) {
      assertThat(e.getMessage()).isNotBlank();
      return false;
    }
  }

  private static void assertSaysWhere(GraphQlError error) {
    assertThat(error.message()).isNotBlank();
    assertThat(error.extensions()).containsKey("code");
    assertThat(error.locations()).as(error.message()).isNotEmpty();
  }
}
