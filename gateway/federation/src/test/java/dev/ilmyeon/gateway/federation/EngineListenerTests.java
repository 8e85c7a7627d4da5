package dev.ilmyeon.gateway.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.fixture.PooledAnswers;
import dev.ilmyeon.gateway.federation.request.AskedOperation;
import dev.ilmyeon.gateway.federation.request.IncrementalFormat;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.request.TracedContext;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is heard of requests. */
class EngineListenerTests {

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private static final String FIELDS =
      """
      hello(x: Int, old: Int @deprecated(reason: "x")): String
      bye: String @deprecated(reason: "hello")
      """;

  private final List<String> heard = new ArrayList<>();
  private final Deque<SubgraphTransport.Callback> waiting = new ArrayDeque<>();

  private final EngineListener listener =
      new EngineListener() {
        @Override
        public void asked(Object context, AskedOperation operation) {
          heard.add(
              "%s %s %s %s"
                  .formatted(context, operation.kind(), operation.name(), operation.deprecated()));
        }

        @Override
        public void refused(String code) {
          heard.add(code);
        }

        @Override
        public void estimated(long cost) {
          heard.add("cost " + cost);
        }

        @Override
        public void joined(Shared what) {
          heard.add("joined " + what);
        }
      };

  private FederationEngine engine(SubgraphTransport transport, EngineOptions options) {
    return new FederationEngine(
        Supergraph.read(FederationEngineTests.supergraph(FIELDS)), transport, options, listener);
  }

  private FederationEngine answering(EngineOptions options) {
    return engine(
        (_, callback) -> {
          callback.answered(
              PooledAnswers.of("{\"data\":{\"hello\":\"h\",\"bye\":\"b\"}}".getBytes(UTF_8)));
          return () -> {};
        },
        options);
  }

  private static GraphQlRequest request(String query) {
    return GraphQlRequest.of(query).withContext("web");
  }

  @Test
  void hearsWhatIsAskedForAndWhatOfItIsDeprecated() {
    FederationEngine engine = answering(EngineOptions.DEFAULT);
    engine.execute(request("query Page { hello(x: 1) }")).block(DEADLINE);
    engine
        .execute(
            request(
                "{ ...F bye2: bye ... { hello(old: 2) } __typename } fragment F on Query { bye }"))
        .block(DEADLINE);
    engine
        .executeIncrementally(request("{ bye }"), IncrementalFormat.INCREMENTAL_V0_2)
        .blockLast(DEADLINE);

    assertThat(heard)
        .containsExactly(
            "web QUERY Page []",
            "web QUERY null [Query.bye, Query.hello(old:)]",
            "web QUERY null [Query.bye]");
  }

  @Test
  void hearsWhyARequestIsRefused() {
    FederationEngine engine = answering(EngineOptions.DEFAULT);
    engine.execute(request("{ nothing }")).block(DEADLINE);
    engine.execute(request("{ ")).block(DEADLINE);

    assertThat(heard).containsExactly("GRAPHQL_VALIDATION_FAILED", "GRAPHQL_PARSE_FAILED");
  }

  @Test
  void hearsWhatOperationsCost() {
    FederationEngine engine =
        answering(
            EngineOptions.DEFAULT.withLimits(EngineOptions.DEFAULT.limits().withCost(100, 10)));
    engine.execute(request("{ hello }")).block(DEADLINE);

    assertThat(heard).hasSize(2).last().asString().startsWith("cost ");
  }

  @Test
  void hearsWhoJoinsOthers() {
    FederationEngine engine =
        engine(
            (_, callback) -> {
              waiting.add(callback);
              return () -> {};
            },
            EngineOptions.DEFAULT.withSharedRequests(true));
    engine.execute(request("{ hello }")).subscribe();
    engine.execute(request("{ hello }")).subscribe();
    engine.execute(request("query Other { hello }")).subscribe();

    assertThat(heard)
        .containsExactly(
            "web QUERY null []",
            "web QUERY null []",
            "joined RESPONSE",
            "web QUERY Other []",
            "joined SUBGRAPH_REQUEST");
  }

  @Test
  void responsesTellWhetherTheyHaveErrors() {
    FederationEngine engine = answering(EngineOptions.DEFAULT);
    FederationEngine failing =
        engine(
            (_, callback) -> {
              callback.answered(
                  PooledAnswers.of(
                      "{\"errors\":[{\"message\":\"no\"}],\"data\":null}".getBytes(UTF_8)));
              return () -> {};
            },
            EngineOptions.DEFAULT);

    assertThat(engine.execute(request("{ hello }")).block(DEADLINE))
        .returns(false, GraphQlResponse::hasErrors);
    assertThat(engine.execute(request("{ no }")).block(DEADLINE))
        .returns(true, GraphQlResponse::hasErrors);
    assertThat(failing.execute(request("{ hello }")).block(DEADLINE))
        .returns(true, GraphQlResponse::hasErrors);
  }

  /** A request's part of a trace. */
  private record Trace(String traceId) implements TracedContext {}

  @Test
  void errorsTellWhichTraceTheyBelongTo() {
    FederationEngine failing =
        engine(
            (_, callback) -> {
              callback.failed(new SubgraphFailure(SubgraphFailure.Kind.TIMED_OUT, "late"));
              return () -> {};
            },
            EngineOptions.DEFAULT);
    GraphQlRequest traced = GraphQlRequest.of("{ hello }").withContext(new Trace("4bf9"));

    assertThat(failing.execute(traced).block(DEADLINE).text()).contains("\"traceId\":\"4bf9\"}");
    assertThat(
            failing
                .executeIncrementally(traced, IncrementalFormat.INCREMENTAL_V0_2)
                .blockLast(DEADLINE)
                .text())
        .contains("\"traceId\":\"4bf9\"");
    assertThat(failing.execute(request("{ hello }")).block(DEADLINE).text())
        .doesNotContain("traceId");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{ hel", "{ nobody }", "query($a: Int!) { hello }", "{ hello(a: 1) }"})
  void refusalsTellWhichTraceTheyBelongTo(String query) {
    FederationEngine engine = answering(EngineOptions.DEFAULT);
    GraphQlRequest traced = GraphQlRequest.of(query).withContext(new Trace("4bf9"));

    assertThat(engine.execute(traced).block(DEADLINE).text()).contains("\"traceId\":\"4bf9\"}");
    assertThat(
            engine
                .executeIncrementally(traced, IncrementalFormat.INCREMENTAL_V0_2)
                .blockLast(DEADLINE)
                .text())
        .contains("\"traceId\":\"4bf9\"}");
    assertThat(engine.subscribe(traced).blockLast(DEADLINE).text())
        .contains("\"traceId\":\"4bf9\"}");
  }

  @Test
  void whatIsRememberedCanBeSeen() {
    FederationEngine engine = answering(EngineOptions.DEFAULT);
    engine.execute(request("query Page { hello }")).block(DEADLINE);
    engine.execute(request("{ no }")).block(DEADLINE);

    assertThat(engine.remembered()).isEqualTo(new Remembered(2, 1));
    assertThat(engine.hottest(10))
        .singleElement()
        .satisfies(planned -> {
          assertThat(planned.query()).isEqualTo("query Page { hello }");
          assertThat(planned.operation())
              .isEqualTo(new AskedOperation(OperationKind.QUERY, "Page", List.of()));
          assertThat(planned.plan().fetches()).hasSize(1);
        });
    assertThat(engine.operation(request("{ bye }")).orElseThrow().deprecated())
        .containsExactly("Query.bye");
    assertThat(engine.operation(request("{ no }"))).isEmpty();
  }
}
