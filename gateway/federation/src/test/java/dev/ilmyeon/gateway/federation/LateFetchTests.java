package dev.ilmyeon.gateway.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.plan.JoinSdl;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Entities of one subgraph are asked for together, also where different subgraphs tell of them; but
 * none of these can keep the others' waiting.
 */
class LateFetchTests {

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private static final String TYPES =
      """
      type Query @join__type(graph: ONE) @join__type(graph: TWO) @join__type(graph: THREE) {
        slow: Image @join__field(graph: ONE)
        fast: Image @join__field(graph: TWO)
      }
      type Image @join__type(graph: ONE, key: "id") @join__type(graph: TWO, key: "id")
          @join__type(graph: THREE, key: "id") {
        id: ID!
        alt: String @join__field(graph: THREE)
      }
      """;

  private static final String QUERY = "{ slow { alt } fast { alt } }";
  private static final String BOTH =
      "{\"data\":{\"slow\":{\"alt\":\"A1\"},\"fast\":{\"alt\":\"A2\"}}}";

  private record Fetch(String subgraph, String body, SubgraphTransport.Callback callback) {

    void answer(String json) {
      callback.answered(LiveSubgraphs.response(json));
    }
  }

  private final BlockingQueue<Fetch> fetches = new LinkedBlockingQueue<>();

  private CompletableFuture<String> ask(Duration patience) {
    SubgraphTransport subgraphs =
        (SubgraphRequest request, SubgraphTransport.Callback callback) -> {
          String body = new String(request.body(), UTF_8);
          fetches.add(new Fetch(request.subgraph().value(), body, callback));
          return () -> {};
        };
    return new FederationEngine(
            Supergraph.read(JoinSdl.of("ONE, TWO, THREE", TYPES)),
            subgraphs,
            EngineOptions.DEFAULT.withPatience(patience),
            EngineListener.NONE)
        .execute(GraphQlRequest.of(QUERY))
        .map(GraphQlResponse::text)
        .toFuture();
  }

  private Fetch next(String subgraph) throws InterruptedException {
    Fetch next =
        Objects.requireNonNull(fetches.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS), subgraph);
    assertThat(next.subgraph()).isEqualTo(subgraph);
    return next;
  }

  @Test
  void asksOnceForWhatIsThereInTime() throws Exception {
    CompletableFuture<String> response = ask(DEADLINE);
    next("one").answer("{\"data\":{\"slow\":{\"id\":\"1\"}}}");
    next("two").answer("{\"data\":{\"fast\":{\"id\":\"2\"}}}");
    Fetch both = next("three");
    assertThat(both.body()).contains("\"id\":\"1\"", "\"id\":\"2\"");
    both.answer("{\"data\":{\"_entities\":[{\"alt\":\"A1\"},{\"alt\":\"A2\"}]}}");

    assertThat(response.get(20, TimeUnit.SECONDS)).isEqualTo(BOTH);
    assertThat(fetches).isEmpty();
  }

  @Test
  void asksForWhatIsThereWhenOtherThingsAreLate() throws Exception {
    CompletableFuture<String> response = ask(Duration.ZERO);
    Fetch slow = next("one");
    next("two").answer("{\"data\":{\"fast\":{\"id\":\"2\"}}}");
    Fetch first = next("three");
    assertThat(first.body()).contains("\"id\":\"2\"");
    slow.answer("{\"data\":{\"slow\":{\"id\":\"1\"}}}");
    Fetch second = next("three");
    assertThat(second.body()).contains("\"id\":\"1\"").doesNotContain("\"id\":\"2\"");
    second.answer("{\"data\":{\"_entities\":[{\"alt\":\"A1\"}]}}");
    first.answer("{\"data\":{\"_entities\":[{\"alt\":\"A2\"}]}}");

    assertThat(response.get(20, TimeUnit.SECONDS)).isEqualTo(BOTH);
    assertThat(fetches).isEmpty();
  }

  @Test
  void losesNothingElseToOneThatNeverAnswers() throws Exception {
    CompletableFuture<String> response = ask(Duration.ZERO);
    Fetch hung = next("one");
    next("two").answer("{\"data\":{\"fast\":{\"id\":\"2\"}}}");
    next("three").answer("{\"data\":{\"_entities\":[{\"alt\":\"A2\"}]}}");
    hung.callback().failed(new SubgraphFailure(SubgraphFailure.Kind.TIMED_OUT, "late"));

    assertThat(response.get(20, TimeUnit.SECONDS))
        .startsWith("{\"data\":{\"slow\":null,\"fast\":{\"alt\":\"A2\"}},\"errors\":[{")
        .contains("SUBGRAPH_TIMEOUT");
    assertThat(fetches).isEmpty();
  }
}
