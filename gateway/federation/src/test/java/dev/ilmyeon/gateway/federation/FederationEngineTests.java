package dev.ilmyeon.gateway.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.federation.GraphQlRequest.PlanDisclosure;
import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.fixture.PooledAnswers;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

public class FederationEngineTests {

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final List<String> bodies = new ArrayList<>();
  private final SubgraphTransport hello =
      (request, callback) -> {
        synchronized (bodies) {
          bodies.add(new String(request.body(), UTF_8));
        }
        callback.answered(response("{\"data\":{\"hello\":\"h\",\"bye\":\"b\",\"set\":\"s\"}}"));
        return () -> {};
      };

  private static SubgraphResponse response(String json) {
    return PooledAnswers.of(json.getBytes(UTF_8));
  }

  /** A supergraph of one subgraph {@code a} with these query fields. */
  public static String supergraph(String fields) {
    return """
    schema
      @link(url: "https://specs.apollo.dev/link/v1.0")
      @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION)
    { query: Query mutation: Mutation subscription: Subscription }

    directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
    directive @join__graph(name: String!, url: String!) on ENUM_VALUE
    directive @join__type(graph: join__Graph!, key: join__FieldSet, extension: Boolean! = false, resolvable: Boolean! = true, isInterfaceObject: Boolean! = false) repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR
    directive @join__field(graph: join__Graph, requires: join__FieldSet, provides: join__FieldSet, type: String, external: Boolean, override: String, usedOverridden: Boolean) repeatable on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
    scalar link__Import
    scalar join__FieldSet
    enum link__Purpose { SECURITY EXECUTION }
    enum join__Graph { A @join__graph(name: "a", url: "http://a.example/graphql") }

    type Query @join__type(graph: A) { %s }
    type Mutation @join__type(graph: A) { set: String }
    type Subscription @join__type(graph: A) { tick: String }
    """
        .formatted(fields);
  }

  private FederationEngine engine(SubgraphTransport transport, EngineOptions options) {
    return new FederationEngine(
        Supergraph.read(supergraph("hello(x: Int): String bye: String")),
        transport,
        options,
        EngineListener.NONE);
  }

  private FederationEngine engine() {
    return engine(hello, EngineOptions.DEFAULT);
  }

  private static GraphQlResponse execute(FederationEngine engine, GraphQlRequest request) {
    GraphQlResponse response = engine.execute(request).block(DEADLINE);
    assertThat(response).isNotNull();
    return response;
  }

  private static GraphQlResponse execute(FederationEngine engine, String query) {
    return execute(engine, GraphQlRequest.of(query));
  }

  private static JsonObject json(String text) {
    return (JsonObject) JsonReader.read(text, 20);
  }

  @Test
  void executesAnOperation() {
    GraphQlResponse response = execute(engine(), "{ hello __typename }");
    assertThat(response.outcome()).isEqualTo(Outcome.EXECUTED);
    assertThat(response.text()).isEqualTo("{\"data\":{\"hello\":\"h\",\"__typename\":\"Query\"}}");
  }

  @Test
  void sendsDefaultsAndCoercedVariables() {
    GraphQlRequest request = GraphQlRequest.of("query($x: Int = 3) { hello(x: $x) }");
    execute(engine(), request);
    execute(engine(), request.withVariables(json("{\"x\":4,\"other\":1}")));
    assertThat(bodies.getFirst()).endsWith("\"variables\":{\"x\":3}}");
    assertThat(bodies.getLast()).endsWith("\"variables\":{\"x\":4}}");
  }

  @Test
  void refusesWhatIsNotValid() {
    assertRefused(Outcome.UNPARSABLE, GraphQlRequest.of("{ hello"), "GRAPHQL_PARSE_FAILED");
    assertRefused(GraphQlRequest.of("{ nothing }"), "GRAPHQL_VALIDATION_FAILED");
    assertRefused(GraphQlRequest.of("{ hello } { bye }"), "GRAPHQL_VALIDATION_FAILED");
    assertRefused(GraphQlRequest.of("subscription { tick }"), "SUBSCRIPTION_NOT_SUPPORTED");
    assertRefused(
        GraphQlRequest.of("query($x: Int) { hello(x: $x) }")
            .withVariables(json("{\"x\":\"four\"}")),
        "BAD_USER_INPUT");
    assertThat(bodies).isEmpty();
  }

  private void assertRefused(GraphQlRequest request, String code) {
    assertRefused(Outcome.REFUSED, request, code);
  }

  private void assertRefused(Outcome outcome, GraphQlRequest request, String code) {
    FederationEngine engine = engine();
    for (int i = 0; i < 2; i++) {
      GraphQlResponse response = execute(engine, request);
      assertThat(response.outcome()).isEqualTo(outcome);
      assertThat(response.text()).startsWith("{\"errors\":[").contains(code);
    }
  }

  @Test
  void runsOnlyTheKindsOfOperationThatAreAllowed() {
    GraphQlRequest get =
        GraphQlRequest.of("mutation { set }").withKinds(Set.of(OperationKind.QUERY));
    GraphQlResponse response = execute(engine(), get);
    assertThat(response.outcome()).isEqualTo(Outcome.NOT_ALLOWED);
    assertThat(response.text()).startsWith("{\"errors\":[").contains("OPERATION_NOT_ALLOWED");
    assertThat(bodies).isEmpty();
    assertThat(execute(engine(), "mutation { set }").text()).contains("\"set\":\"s\"");
  }

  @Test
  void answersAboutTheSchemaUnlessThatIsOff() {
    String query = "{ __schema { queryType { name } } hello }";
    assertThat(execute(engine(), query).text())
        .isEqualTo(
            "{\"data\":{\"__schema\":{\"queryType\":{\"name\":\"Query\"}},\"hello\":\"h\"}}");
    bodies.clear();
    FederationEngine off = engine(hello, EngineOptions.DEFAULT.withIntrospection(false));
    assertThat(execute(off, query).text()).contains("INTROSPECTION_DISABLED");
    assertThat(bodies).isEmpty();
    assertThat(execute(off, "{ __typename }").text())
        .isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
  }

  @Test
  void keepsTheSchemaToItselfWhereverItIsAskedForIfThatIsOff() {
    FederationEngine off =
        new FederationEngine(
            Supergraph.read(supergraph("query: Query hello: String")),
            hello,
            EngineOptions.DEFAULT.withIntrospection(false),
            EngineListener.NONE);
    assertThat(execute(off, "{ query { ... on Query { __type(name: \"Int\") { name } } } }").text())
        .contains("INTROSPECTION_DISABLED");
    assertThat(bodies).isEmpty();
  }

  @Test
  void cancellingCancelsTheRequestsToSubgraphs() {
    AtomicInteger cancelled = new AtomicInteger();
    FederationEngine engine = engine((_, _) -> cancelled::incrementAndGet, EngineOptions.DEFAULT);
    Disposable request = engine.execute(GraphQlRequest.of("{ hello }")).subscribe();
    assertThat(cancelled).hasValue(0);
    request.dispose();
    assertThat(cancelled).hasValue(1);
  }

  @Test
  void showsThePlan() {
    FederationEngine engine = engine();
    assertThat(engine.explain("query($y: Boolean!) { hello @include(if: $y) }", null))
        .startsWith("QueryPlan {")
        .contains("Fetch(service: \"a\")", "hello");
    assertThat(engine.explain("{ nothing }", null)).startsWith("No plan: ");
    assertThat(engine.plan(GraphQlRequest.of("{ hello }")).fetches()).hasSize(1);
    assertThat(engine.plan("query($y: Boolean!) { hello @include(if: $y) }", null).fetches())
        .hasSize(1);
    assertThatThrownBy(() -> engine.plan("{ nothing }", null))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("nothing");
    assertThatThrownBy(() -> engine.plan(GraphQlRequest.of("{")))
        .isInstanceOf(RequestException.class);
  }

  @Test
  void tellsThePlanWhereThatIsWanted() {
    FederationEngine engine = engine();
    GraphQlRequest request = GraphQlRequest.of("{ hello }");

    assertThat(execute(engine, request).text()).doesNotContain("extensions");
    assertThat(execute(engine, request.withPlan(PlanDisclosure.TOLD)).text())
        .startsWith("{\"data\":{\"hello\":")
        .contains(
            "\"extensions\":{\"apolloQueryPlan\":{\"object\":{\"kind\":\"QueryPlan\",\"node\":{")
        .contains("\"kind\":\"Fetch\"", "\"serviceName\":\"a\"", "\"text\":\"QueryPlan {");
  }

  @Test
  void executesNothingWhereOnlyThePlanIsWanted() {
    FederationEngine engine =
        engine(
            (_, _) -> {
              throw new AssertionError("asked a subgraph");
            },
            EngineOptions.DEFAULT);
    GraphQlRequest request = GraphQlRequest.of("{ hello }").withPlan(PlanDisclosure.ONLY);

    assertThat(execute(engine, request).text())
        .startsWith("{\"extensions\":{\"apolloQueryPlan\":{\"object\":")
        .doesNotContain("data", "errors");
    assertThat(
            execute(engine, GraphQlRequest.of("{ nothing }").withPlan(PlanDisclosure.ONLY))
                .outcome())
        .isEqualTo(Outcome.REFUSED);
  }

  @Test
  void returnsNoMoreErrorsThanAllowed() {
    String error = "{\"message\":\"e\",\"path\":[\"hello\"]}";
    FederationEngine engine =
        engine(
            (_, callback) -> {
              callback.answered(
                  response(
                      "{\"data\":{\"hello\":null},\"errors\":["
                          + (error + ",").repeat(20)
                          + error
                          + "]}"));
              return () -> {};
            },
            EngineOptions.DEFAULT);
    assertThat(execute(engine, "{ hello }").text().split("\"message\"", -1)).hasSize(11);
  }
}
