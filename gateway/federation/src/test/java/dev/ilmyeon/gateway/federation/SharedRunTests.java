package dev.ilmyeon.gateway.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.fixture.PooledAnswers;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.request.Claims;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class SharedRunTests {

  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final String HELLO = "query($x: Int) { hello(x: $x) }";

  private final Deque<SubgraphTransport.Callback> asked = new ArrayDeque<>();
  private final List<String> heard = new ArrayList<>();
  private int cancelled;

  private final SubgraphTransport transport =
      (_, callback) -> {
        asked.add(callback);
        return () -> cancelled++;
      };

  private final EngineOptions options = EngineOptions.DEFAULT.withSharedRequests(true);
  private final FederationEngine engine = engine(options);

  private FederationEngine engine(EngineOptions with) {
    return new FederationEngine(
        Supergraph.read(FederationEngineTests.supergraph("hello(x: Int): String")),
        transport,
        with,
        EngineListener.NONE);
  }

  private static GraphQlRequest request(String query) {
    return GraphQlRequest.of(query).withContext(Map.of("authorization", "x"));
  }

  private Disposable ask(String who, GraphQlRequest request) {
    return hear(who, engine.execute(request));
  }

  private Disposable hear(String who, Mono<GraphQlResponse> answer) {
    return answer.subscribe(response -> {
      heard.add(who + " " + response.text());
      response.release();
    });
  }

  private void answer(String hello) {
    asked
        .remove()
        .answered(
            PooledAnswers.of("{\"data\":{\"hello\":\"%s\"}}".formatted(hello).getBytes(UTF_8)));
  }

  @Test
  void equalQueriesShareOneResponse() {
    ask("1", request(HELLO));
    ask("2", request(HELLO));
    assertThat(asked).hasSize(1);

    answer("h");
    ask("3", request(HELLO));
    assertThat(heard)
        .containsExactly("1 {\"data\":{\"hello\":\"h\"}}", "2 {\"data\":{\"hello\":\"h\"}}");

    answer("later");
    assertThat(heard).last().isEqualTo("3 {\"data\":{\"hello\":\"later\"}}");
  }

  @Test
  void failuresAreShared() {
    ask("1", request(HELLO));
    ask("2", request(HELLO));
    asked.remove().failed(new SubgraphFailure(SubgraphFailure.Kind.TIMED_OUT, "late"));

    assertThat(heard).hasSize(2).allMatch(answer -> answer.contains("SUBGRAPH_TIMEOUT"));
  }

  @Test
  void whatDiffersInAnythingIsItsOwnRun() {
    GraphQlRequest request = request(HELLO);
    ask("1", request);
    ask("2", request.withVariables((JsonObject) JsonReader.read("{\"x\":1}", 5)));
    ask("3", request.withClaims(new Claims(true, Set.of(), Set.of())));
    ask("4", request(HELLO + " "));
    ask(
        "5",
        GraphQlRequest.of(HELLO, null, request.variables())
            .withContext(Map.of("authorization", "y")));

    // The first and the third, and the fourth, want the same of the subgraph.
    assertThat(asked).hasSize(3);
    while (!asked.isEmpty()) {
      answer("h");
    }
    assertThat(heard).hasSize(5);
  }

  @Test
  void contextsThatAreGivenLaterTellRequestsApart() {
    hear("1", engine.subscribe(request(HELLO), () -> "a").single());
    hear("2", engine.subscribe(request(HELLO), () -> "b").single());

    assertThat(asked).hasSize(2);
  }

  @Test
  void mutationsAreCarriedOutEach() {
    ask("1", request("mutation { set }"));
    ask("2", request("mutation { set }"));

    assertThat(asked).hasSize(2);
  }

  @Test
  void isCancelledWhenAllHaveGone() {
    Disposable first = ask("1", request(HELLO));
    Disposable second = ask("2", request(HELLO));

    first.dispose();
    assertThat(cancelled).isZero();
    second.dispose();
    assertThat(cancelled).isOne();

    ask("3", request(HELLO));
    assertThat(asked).hasSize(2);
    assertThat(heard).isEmpty();
  }

  @Test
  void whoIsRefusedKeepsNobodyWaiting() {
    FederationEngine closed = engine(options.withIntrospection(false));
    GraphQlRequest request = request("{ __schema { description } }");

    assertThat(closed.execute(request).block(DEADLINE))
        .extracting(GraphQlResponse::outcome)
        .isEqualTo(Outcome.REFUSED);
    assertThat(closed.execute(request).block(DEADLINE))
        .extracting(GraphQlResponse::outcome)
        .isEqualTo(Outcome.REFUSED);
  }
}
