package dev.ilmyeon.gateway.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.error.ContractException;
import dev.ilmyeon.gateway.federation.request.Contract;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One engine, which shows its supergraph in several ways. */
class ContractTests {

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private static final Contract OPEN = new Contract(Set.of("open"), Set.of(), true);
  private static final Contract NOT_CLOSED = new Contract(Set.of(), Set.of("closed"), true);

  private final List<String> bodies = new ArrayList<>();
  private final AtomicInteger planned = new AtomicInteger();

  private final EngineListener listener =
      new EngineListener() {
        @Override
        public void planned(long nanos) {
          planned.incrementAndGet();
        }
      };

  private final SubgraphTransport hello =
      (request, callback) -> {
        bodies.add(new String(request.body(), UTF_8));
        callback.answered(
            LiveSubgraphs.response(
                "{\"data\":{\"hello\":\"h\",\"bye\":\"b\",\"any\":{\"__typename\":\"Secret\"}}}"));
        return () -> {};
      };

  private static String sdl(String fields) {
    return FederationEngineTests.supergraph(fields)
        + """
        type Thing @join__type(graph: A) { x: String }
        type Secret @join__type(graph: A) @tag(name: "closed") { x: String }
        union Any @join__type(graph: A) @join__unionMember(graph: A, member: "Thing")
          @join__unionMember(graph: A, member: "Secret") = Thing | Secret
        """;
  }

  private static final String FIELDS =
      "hello: String @tag(name: \"open\") bye: String any: Any more(x: Int @tag(name: \"closed\")): Int";

  private FederationEngine engine(Map<String, Contract> contracts) {
    return new FederationEngine(
        Supergraph.read(sdl(FIELDS)),
        hello,
        EngineOptions.DEFAULT.withContracts(contracts),
        listener);
  }

  private final FederationEngine engine = engine(Map.of("open", OPEN, "mild", NOT_CLOSED));

  private GraphQlResponse execute(String query, @Nullable String contract) {
    return Objects.requireNonNull(
        engine.execute(GraphQlRequest.of(query).within(contract)).block(DEADLINE));
  }

  @Test
  void showsEachClientItsPart() {
    assertThat(execute("{ hello bye }", null).text())
        .isEqualTo("{\"data\":{\"hello\":\"h\",\"bye\":\"b\"}}")
        .isEqualTo(execute("{ hello bye }", "mild").text());
    assertThat(execute("{ hello bye }", "open").text())
        .isEqualTo(execute("{ hello bya }", "open").text().replace("bya", "bye"))
        .contains("Cannot query field \\\"bye\\\" on type \\\"Query\\\"");
    assertThat(execute("{ more(x: 1) }", "mild").outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(execute("mutation { set }", "open").outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(execute("{ __type(name: \"Secret\") { name } }", "mild").text())
        .isEqualTo("{\"data\":{\"__type\":null}}");
  }

  @Test
  void keepsBackObjectsOfTypesThatAreHidden() {
    assertThat(execute("{ any { __typename } }", "mild").text())
        .startsWith("{\"data\":{\"any\":null},\"errors\":[")
        .contains("SUBGRAPH_INVALID_VALUE")
        .doesNotContain("Secret");
    assertThat(execute("{ any { __typename } }", null).text())
        .isEqualTo("{\"data\":{\"any\":{\"__typename\":\"Secret\"}}}");
  }

  @Test
  void plansForEachApart() {
    execute("{ hello }", null);
    execute("{ hello }", "open");
    execute("{ hello }", "open");
    execute("{ hello }", "mild");

    assertThat(planned).hasValue(3);
    assertThat(engine.kind(GraphQlRequest.of("mutation { set }").within("open"))).isEmpty();
    assertThat(engine.kind(GraphQlRequest.of("mutation { set }"))).contains(OperationKind.MUTATION);
    assertThat(engine.explain("{ hello bye }", null)).contains("bye");
  }

  @Test
  void servesAChangedSupergraphToAllOfThemWarm() {
    execute("{ bye }", "mild");
    execute("{ hello }", "open");
    assertThat(planned).hasValue(2);

    engine.replace(
        Supergraph.read(sdl(FIELDS.replace("bye: String", "bye: String @tag(name: \"open\")"))));
    assertThat(planned).as("planned again before anyone asks").hasValue(4);
    execute("{ bye }", "mild");
    execute("{ hello }", "open");
    assertThat(planned).hasValue(4);
    assertThat(execute("{ bye }", "open").outcome()).isEqualTo(Outcome.EXECUTED);
  }

  @Test
  void servesNoSupergraphOfWhichAContractLeavesNothing() {
    assertThatThrownBy(() -> engine.replace(Supergraph.read(sdl("bye: String"))))
        .isInstanceOf(ContractException.class)
        .hasMessage("The contract \"open\" leaves no valid schema: no field of Query is in it.");
    assertThat(execute("{ hello }", "open").outcome()).isEqualTo(Outcome.EXECUTED);
    assertThatThrownBy(
            () -> engine(Map.of("none", new Contract(Set.of("nothing"), Set.of(), true))))
        .isInstanceOf(ContractException.class);
  }

  @Test
  void showsNothingToWhoHasAContractThatNobodyKnows() {
    assertThatThrownBy(() -> execute("{ hello }", "other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no contract other");
    assertThat(bodies).isEmpty();
  }

  @Test
  void saysWhichTagsThereAre() {
    assertThat(Supergraph.read(sdl(FIELDS)).tags()).containsExactly("closed", "open");
  }
}
