package dev.ilmyeon.gateway.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonNumber;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.plan.JoinSdl;
import dev.ilmyeon.gateway.federation.request.IncrementalFormat;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CostLimitTests {

  private static final String TYPES =
      """
      directive @listSize(assumedSize: Int, slicingArguments: [String!]) on FIELD_DEFINITION
      type Query @join__type(graph: A) {
        items(first: Int): [Item] @listSize(slicingArguments: ["first"])
        all: [Item]
      }
      type Item @join__type(graph: A) { id: ID more: [Item] }
      """;

  private static final String SIZED = "query($n: Int) { items(first: $n) { id } }";

  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger plans = new AtomicInteger();

  private FederationEngine engine(OperationLimits limits) {
    SubgraphTransport subgraph =
        (_, callback) -> {
          requests.incrementAndGet();
          callback.answered(LiveSubgraphs.response("{\"data\":{\"items\":[],\"all\":[]}}"));
          return () -> {};
        };
    EngineListener listener =
        new EngineListener() {
          @Override
          public void planned(long nanos) {
            plans.incrementAndGet();
          }
        };
    return new FederationEngine(
        Supergraph.read(JoinSdl.of("A", TYPES)),
        subgraph,
        EngineOptions.DEFAULT.withLimits(limits),
        listener);
  }

  private static String text(FederationEngine engine, GraphQlRequest request) {
    return Objects.requireNonNull(engine.execute(request).block(Duration.ofSeconds(10))).text();
  }

  private static GraphQlRequest sized(int count) {
    return GraphQlRequest.of(SIZED)
        .withVariables(new JsonObject(Map.of("n", new JsonNumber(String.valueOf(count)))));
  }

  @Test
  void refusesWhatIsTooExpensiveBeforeItIsPlanned() {
    FederationEngine engine = engine(OperationLimits.PUBLIC.withCost(50, 10));
    assertThat(text(engine, GraphQlRequest.of("{ all { more { id } } }")))
        .isEqualTo(
            "{\"errors\":[{\"message\":\"The operation is too expensive.\","
                + "\"extensions\":{\"code\":\"COST_LIMIT_EXCEEDED\"}}]}");
    assertThat(requests).hasValue(0);
    assertThat(plans).hasValue(0);
    assertThat(text(engine, GraphQlRequest.of("{ all { id } }")))
        .isEqualTo("{\"data\":{\"all\":[]}}");
  }

  @Test
  void refusesTheVariablesThatMakeAnOperationTooExpensiveAndNoOthers() {
    FederationEngine engine = engine(OperationLimits.PUBLIC.withCost(50, 10));
    assertThat(text(engine, sized(51))).contains("COST_LIMIT_EXCEEDED");
    assertThat(plans).hasValue(0);
    assertThat(text(engine, sized(50))).isEqualTo("{\"data\":{\"items\":[]}}");
    assertThat(text(engine, sized(51))).contains("COST_LIMIT_EXCEEDED");
    assertThat(text(engine, sized(1))).isEqualTo("{\"data\":{\"items\":[]}}");
    assertThat(plans).hasValue(1);
    assertThat(requests).hasValue(2);
  }

  @Test
  void refusesInEveryWayOfAsking() {
    FederationEngine engine = engine(OperationLimits.PUBLIC.withCost(50, 10));
    List<GraphQlPayload> payloads =
        engine
            .executeIncrementally(sized(51), IncrementalFormat.INCREMENTAL_V0_2)
            .collectList()
            .block(Duration.ofSeconds(10));
    assertThat(payloads)
        .singleElement()
        .satisfies(
            each -> assertThat(new String(each.body(), UTF_8)).contains("COST_LIMIT_EXCEEDED"));
    assertThat(
            Objects.requireNonNull(engine.subscribe(sized(51)).blockLast(Duration.ofSeconds(10)))
                .text())
        .contains("COST_LIMIT_EXCEEDED");
    assertThatThrownBy(() -> engine.plan(sized(51))).isInstanceOf(RequestException.class);
    assertThat(engine.plan(SIZED, null).fetches()).hasSize(1);
  }

  @Test
  void tellsWhatARequestCosts() {
    FederationEngine engine = engine(OperationLimits.PUBLIC.withCost(50, 4));
    assertThat(engine.cost(sized(3))).isEqualTo(3);
    assertThat(engine.cost(sized(300))).isEqualTo(300);
    assertThat(engine.cost(GraphQlRequest.of("{ all { id } }"))).isEqualTo(4);
    assertThat(plans).hasValue(0);
    assertThatThrownBy(() -> engine.cost(GraphQlRequest.of("{ nothing }")))
        .isInstanceOf(RequestException.class);
    assertThatThrownBy(() -> engine.cost(GraphQlRequest.of(SIZED)))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("exactly one of the arguments first");
  }

  @Test
  void estimatesNothingUnlessAsked() {
    FederationEngine engine = engine(OperationLimits.PUBLIC);
    assertThat(engine.cost(sized(300))).isZero();
    assertThat(text(engine, sized(2_000_000))).isEqualTo("{\"data\":{\"items\":[]}}");
    assertThat(text(engine, GraphQlRequest.of(SIZED))).isEqualTo("{\"data\":{\"items\":[]}}");
  }

  @Test
  void tellsInTheResponseWhatTheRequestWantsTold() {
    FederationEngine engine = engine(OperationLimits.PUBLIC);
    GraphQlRequest request =
        GraphQlRequest.of("{ all { id } }")
            .withExtensions(Map.of("cost", Map.of("requested", 4, "left", 96)));
    assertThat(text(engine, request))
        .startsWith("{\"data\":{\"all\":[]},\"extensions\":{\"cost\":{")
        .contains("\"left\":96");
    assertThat(text(engine, request.withPlan(GraphQlRequest.PlanDisclosure.TOLD)))
        .contains("\"cost\":{", "\"apolloQueryPlan\":{");
  }
}
