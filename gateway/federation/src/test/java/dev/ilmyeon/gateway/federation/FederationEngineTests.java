package dev.ilmyeon.gateway.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.federation.GraphQlRequest.PlanDisclosure;
import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.error.SupergraphException;
import dev.ilmyeon.gateway.federation.fixture.PooledAnswers;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

public class FederationEngineTests {

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final List<String> bodies = new ArrayList<>();
  private final AtomicInteger planned = new AtomicInteger();
  private final AtomicInteger known = new AtomicInteger();

  private final EngineListener listener =
      new EngineListener() {
        @Override
        public void planned(long nanos) {
          planned.incrementAndGet();
        }

        @Override
        public void planKnown() {
          known.incrementAndGet();
        }
      };

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
        listener);
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
    execute(engine(), request.with(json("{\"x\":4,\"other\":1}")));
    assertThat(bodies.getFirst()).endsWith("\"variables\":{\"x\":3}}");
    assertThat(bodies.getLast()).endsWith("\"variables\":{\"x\":4}}");
  }

  @Test
  void refusesWhatIsNotValid() {
    assertRefused(GraphQlRequest.of("{ hello"), "GRAPHQL_PARSE_FAILED");
    assertRefused(GraphQlRequest.of("{ nothing }"), "GRAPHQL_VALIDATION_FAILED");
    assertRefused(GraphQlRequest.of("{ hello } { bye }"), "GRAPHQL_VALIDATION_FAILED");
    assertRefused(GraphQlRequest.of("subscription { tick }"), "SUBSCRIPTION_NOT_SUPPORTED");
    assertRefused(
        GraphQlRequest.of("query($x: Int) { hello(x: $x) }").with(json("{\"x\":\"four\"}")),
        "BAD_USER_INPUT");
    assertThat(bodies).isEmpty();
  }

  private void assertRefused(GraphQlRequest request, String code) {
    FederationEngine engine = engine();
    for (int i = 0; i < 2; i++) {
      GraphQlResponse response = execute(engine, request);
      assertThat(response.outcome()).isEqualTo(Outcome.REFUSED);
      assertThat(response.text()).startsWith("{\"errors\":[").contains(code);
    }
  }

  @Test
  void runsOnlyTheKindsOfOperationThatAreAllowed() {
    GraphQlRequest get =
        new GraphQlRequest(
            "mutation { set }",
            null,
            new JsonObject(Map.of()),
            Map.of(),
            Set.of(OperationKind.QUERY));
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
            listener);
    assertThat(execute(off, "{ query { ... on Query { __type(name: \"Int\") { name } } } }").text())
        .contains("INTROSPECTION_DISABLED");
    assertThat(bodies).isEmpty();
  }

  @Test
  void servesAChangedSupergraphWarmAndKeepsTheOldOneOnTroubles() {
    FederationEngine engine = engine();
    execute(engine, "{ hello }");
    execute(engine, "{ bye }");
    assertThatThrownBy(() -> engine.replace("type Query { a: Int }"))
        .isInstanceOf(SupergraphException.class);
    assertThat(execute(engine, "{ bye }").text()).contains("\"bye\":\"b\"");

    engine.replace(supergraph("hello: String more: Int"));
    assertThat(planned).as("planned again before anyone asks").hasValue(3);
    execute(engine, "{ hello }");
    assertThat(planned).hasValue(3);
    assertThat(execute(engine, "{ bye }").outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(execute(engine, "{ more }").outcome()).isEqualTo(Outcome.EXECUTED);
  }

  @Test
  void servesAChangedSupergraphAlsoIfPlanningAnOperationAheadBreaks() {
    AtomicBoolean broken = new AtomicBoolean();
    EngineListener breaking =
        new EngineListener() {
          @Override
          public void planned(long nanos) {
            if (broken.get()) {
              throw new IllegalStateException("broken");
            }
          }
        };
    FederationEngine engine =
        new FederationEngine(
            Supergraph.read(supergraph("hello: String bye: String")),
            hello,
            EngineOptions.DEFAULT,
            breaking);
    execute(engine, "{ hello }");
    execute(engine, "{ bye }");

    broken.set(true);
    engine.replace(supergraph("hello: String more: Int"));
    broken.set(false);
    assertThat(execute(engine, "{ hello }").outcome()).isEqualTo(Outcome.EXECUTED);
    assertThat(execute(engine, "{ more }").outcome()).isEqualTo(Outcome.EXECUTED);
  }

  @Test
  void aRequestEndsOnTheSupergraphThatItBeganWith() {
    List<SubgraphTransport.Callback> waiting = new ArrayList<>();
    FederationEngine engine =
        engine(
            (_, callback) -> {
              waiting.add(callback);
              return () -> {};
            },
            EngineOptions.DEFAULT);
    StepVerifier.create(engine.execute(GraphQlRequest.of("{ bye }")).map(GraphQlResponse::text))
        .then(() -> engine.replace(supergraph("other: Int")))
        .then(() -> waiting.getFirst().answered(response("{\"data\":{\"bye\":\"b\"}}")))
        .expectNext("{\"data\":{\"bye\":\"b\"}}")
        .expectComplete()
        .verify(DEADLINE);
  }

  @Test
  void aRequestKeepsTheWayThatItBeganWithWhichIsReleasedAfterTheLast() {
    List<SubgraphTransport.Callback> waiting = new ArrayList<>();
    AtomicInteger released = new AtomicInteger();
    FederationEngine engine =
        engine(
            (_, callback) -> {
              waiting.add(callback);
              return () -> {};
            },
            EngineOptions.DEFAULT);
    Disposable cancelled = engine.execute(GraphQlRequest.of("{ bye }")).subscribe();
    StepVerifier.create(engine.execute(GraphQlRequest.of("{ bye }")).map(GraphQlResponse::text))
        .then(() ->
            engine.replace(
                Supergraph.read(supergraph("bye: String")),
                FederationEngineTests::answerNew,
                released::incrementAndGet))
        .then(() -> assertThat(execute(engine, "{ bye }").text()).contains("\"bye\":\"new\""))
        .then(cancelled::dispose)
        .then(() -> assertThat(released).hasValue(0))
        .then(() -> waiting.getLast().answered(response("{\"data\":{\"bye\":\"b\"}}")))
        .expectNext("{\"data\":{\"bye\":\"b\"}}")
        .expectComplete()
        .verify(DEADLINE);
    assertThat(released).hasValue(1);
    assertThat(waiting).hasSize(2);
  }

  @Test
  void releasesAWayAtOnceThatNobodyUses() {
    AtomicInteger released = new AtomicInteger();
    FederationEngine engine = engine();
    execute(engine, "{ hello }");
    execute(engine, "{ nothing }");

    Supergraph same = Supergraph.read(supergraph("bye: String"));
    engine.replace(same, FederationEngineTests::answerNew, released::incrementAndGet);

    assertThat(released).hasValue(1);
  }

  private static Runnable answerNew(SubgraphRequest request, SubgraphTransport.Callback callback) {
    callback.answered(response("{\"data\":{\"bye\":\"new\"}}"));
    return () -> {};
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
    assertThat(execute(engine, request.with(PlanDisclosure.TOLD)).text())
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
    GraphQlRequest request = GraphQlRequest.of("{ hello }").with(PlanDisclosure.ONLY);

    assertThat(execute(engine, request).text())
        .startsWith("{\"extensions\":{\"apolloQueryPlan\":{\"object\":")
        .doesNotContain("data", "errors");
    assertThat(
            execute(engine, GraphQlRequest.of("{ nothing }").with(PlanDisclosure.ONLY)).outcome())
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
