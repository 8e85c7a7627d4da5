package dev.ilmyeon.gateway.federation;

import static dev.ilmyeon.gateway.federation.FederationEngineTests.supergraph;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.error.SupergraphException;
import dev.ilmyeon.gateway.federation.fixture.PooledAnswers;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import dev.ilmyeon.gateway.federation.subgraph.SubscriptionTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

/** Another supergraph is served, without a gap. */
class SupergraphReplacementTests {

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final AtomicInteger planned = new AtomicInteger();
  private boolean planningBreaks;

  private final EngineListener listener =
      new EngineListener() {
        @Override
        public void planned(long nanos) {
          planned.incrementAndGet();
          if (planningBreaks) {
            throw new IllegalStateException("broken");
          }
        }
      };

  private final List<SubgraphTransport.Callback> waiting = new ArrayList<>();

  private FederationEngine engine(SubgraphTransport transport) {
    return new FederationEngine(
        Supergraph.read(supergraph("hello: String bye: String")),
        transport,
        EngineOptions.DEFAULT,
        listener);
  }

  private static Runnable answer(SubgraphRequest request, SubgraphTransport.Callback callback) {
    callback.answered(response("{\"data\":{\"hello\":\"h\",\"bye\":\"b\"}}"));
    return () -> {};
  }

  private static Runnable answerNew(SubgraphRequest request, SubgraphTransport.Callback callback) {
    callback.answered(response("{\"data\":{\"bye\":\"new\"}}"));
    return () -> {};
  }

  private Runnable keepWaiting(SubgraphRequest request, SubgraphTransport.Callback callback) {
    waiting.add(callback);
    return () -> {};
  }

  private static SubgraphResponse response(String json) {
    return PooledAnswers.of(json.getBytes(UTF_8));
  }

  private static void replace(FederationEngine engine, String fields) {
    engine.replace(Supergraph.read(supergraph(fields)));
  }

  private static GraphQlResponse execute(FederationEngine engine, String query) {
    GraphQlResponse response = engine.execute(GraphQlRequest.of(query)).block(DEADLINE);
    assertThat(response).isNotNull();
    return response;
  }

  @Test
  void isWarm() {
    FederationEngine engine = engine(SupergraphReplacementTests::answer);
    execute(engine, "{ hello }");
    execute(engine, "{ bye }");

    replace(engine, "hello: String more: Int");

    assertThat(planned).as("planned again before anyone asks").hasValue(3);
    execute(engine, "{ hello }");
    assertThat(planned).hasValue(3);
    assertThat(execute(engine, "{ bye }").outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(execute(engine, "{ more }").outcome()).isEqualTo(Outcome.EXECUTED);
  }

  @Test
  void isNotServedIfItIsNone() {
    FederationEngine engine = engine(SupergraphReplacementTests::answer);

    assertThatThrownBy(() -> engine.replace(Supergraph.read("type Query { a: Int }")))
        .isInstanceOf(SupergraphException.class);

    assertThat(execute(engine, "{ bye }").text()).contains("\"bye\":\"b\"");
  }

  @Test
  void isServedAlsoIfPlanningAnOperationAheadBreaks() {
    FederationEngine engine = engine(SupergraphReplacementTests::answer);
    execute(engine, "{ hello }");
    execute(engine, "{ bye }");

    planningBreaks = true;
    replace(engine, "hello: String more: Int");
    planningBreaks = false;

    assertThat(execute(engine, "{ hello }").outcome()).isEqualTo(Outcome.EXECUTED);
    assertThat(execute(engine, "{ more }").outcome()).isEqualTo(Outcome.EXECUTED);
  }

  @Test
  void leavesARequestOnTheOneThatItBeganWith() {
    FederationEngine engine = engine(this::keepWaiting);
    StepVerifier.create(engine.execute(GraphQlRequest.of("{ bye }")).map(GraphQlResponse::text))
        .then(() -> replace(engine, "other: Int"))
        .then(() -> waiting.getFirst().answered(response("{\"data\":{\"bye\":\"b\"}}")))
        .expectNext("{\"data\":{\"bye\":\"b\"}}")
        .expectComplete()
        .verify(DEADLINE);
  }

  @Test
  void leavesARequestTheWayThatItBeganWithWhichIsReleasedAfterTheLast() {
    AtomicInteger released = new AtomicInteger();
    FederationEngine engine = engine(this::keepWaiting);
    Disposable cancelled = engine.execute(GraphQlRequest.of("{ bye }")).subscribe();
    StepVerifier.create(engine.execute(GraphQlRequest.of("{ bye }")).map(GraphQlResponse::text))
        .then(() -> replaceWithNew(engine, released))
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
    FederationEngine engine = engine(SupergraphReplacementTests::answer);
    execute(engine, "{ hello }");
    execute(engine, "{ nothing }");

    replaceWithNew(engine, released);

    assertThat(released).hasValue(1);
  }

  private static void replaceWithNew(FederationEngine engine, AtomicInteger released) {
    engine.replace(
        Supergraph.read(supergraph("bye: String")),
        SupergraphReplacementTests::answerNew,
        SubscriptionTransport.NONE,
        released::incrementAndGet);
  }
}
