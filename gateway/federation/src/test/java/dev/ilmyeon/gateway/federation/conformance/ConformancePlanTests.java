package dev.ilmyeon.gateway.federation.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.error.PlanningException;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.operation.OperationReader;
import dev.ilmyeon.gateway.federation.operation.ValidOperation;
import dev.ilmyeon.gateway.federation.plan.validate.PlanValidator;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The plans of a feature's cases, which its {@code plans.txt} shows ({@link PlanLines}), and that
 * they answer what is asked. {@code -Dplans.update=true} writes them anew; look at what changed
 * before committing it.
 */
class ConformancePlanTests {

  /** Whose plans leave out what the client may not see. */
  private static final Set<String> RESTRICTED = Set.of("protected");

  static Stream<Feature> features() {
    return Feature.all(Path.of("src/test/resources/conformance")).stream()
        .filter(feature -> !feature.cases().isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("features")
  void plansAreAsRecorded(Feature feature) throws IOException {
    List<String> plans = new ArrayList<>();
    for (ConformanceCase each : feature.cases()) {
      String name = each.document().getFileName().toString().replace(".graphql", "");
      plans.add("# " + name + "\n" + plan(each));
    }
    String text = String.join("\n", plans);
    Path file = feature.plans();
    if (Boolean.getBoolean("plans.update")) {
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Feature.read(file));
  }

  private static String plan(ConformanceCase conformanceCase) {
    GraphQlRequest request =
        GraphQlRequest.of(
                conformanceCase.query(),
                conformanceCase.operationName(),
                conformanceCase.variables())
            .withClaims(conformanceCase.claims());
    FederationEngine engine = conformanceCase.feature().engine(conformanceCase.labels());
    try {
      QueryPlan plan = engine.plan(request);
      if (!RESTRICTED.contains(conformanceCase.feature().name())) {
        assertAnswers(plan, request, conformanceCase);
      }
      return plan.fetches().isEmpty() ? "nothing is fetched\n" : PlanLines.of(plan);
    } catch (RequestException e) {
      return "refused\n";
    } catch (PlanningException e) {
      return "no plan: " + e.getMessage() + "\n";
    }
  }

  private static void assertAnswers(
      QueryPlan plan, GraphQlRequest request, ConformanceCase conformanceCase) {
    SupergraphModel supergraph = conformanceCase.feature().supergraph();
    OperationReader reader =
        new OperationReader(supergraph.consumerSchema(), OperationLimits.GENEROUS);
    ValidOperation valid = reader.read(request.query()).operation(request.operationName());
    Map<String, Boolean> conditions =
        reader.conditions(valid, reader.coerceVariables(valid, request.variables()));
    assertThat(PlanValidator.problems(plan, reader.normalize(valid, conditions), supergraph))
        .as("%s\n%s", conformanceCase, PlanLines.of(plan))
        .isEmpty();
  }
}
