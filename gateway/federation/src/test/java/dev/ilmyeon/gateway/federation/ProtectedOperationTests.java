package dev.ilmyeon.gateway.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.request.Claims;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** What comes of an operation depends on what its client may see. */
class ProtectedOperationTests {

  private static final Duration DEADLINE = Duration.ofSeconds(10);

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
        callback.answered(LiveSubgraphs.response("{\"data\":{\"hello\":\"h\",\"bye\":\"b\"}}"));
        return () -> {};
      };

  private static GraphQlResponse execute(FederationEngine engine, GraphQlRequest request) {
    return Objects.requireNonNull(engine.execute(request).block(DEADLINE));
  }

  /** With a field and a subscription for those that are known. */
  private FederationEngine guarded() {
    String sdl =
        FederationEngineTests.supergraph("hello: String bye: String @authenticated")
            .replace("{ tick: String }", "{ tick: String @authenticated }")
            .replace(
                "{ query: Query",
                "@link(url: \"https://specs.apollo.dev/authenticated/v0.1\", for: SECURITY) { query:"
                    + " Query");
    return new FederationEngine(Supergraph.read(sdl), hello, EngineOptions.DEFAULT, listener);
  }

  @Test
  void asksAndTellsOnlyWhatAClientMaySee() {
    FederationEngine engine = guarded();
    GraphQlRequest request = GraphQlRequest.of("{ hello bye }");

    assertThat(execute(engine, request).text())
        .isEqualTo(
            """
            {"data":{"hello":"h","bye":null},"errors":[{"message":"Not authorized to see field \
            Query.bye.","path":["bye"],"extensions":{"code":"UNAUTHORIZED_FIELD_OR_TYPE"}}]}\
            """);
    assertThat(bodies.getLast()).doesNotContain("bye");
    GraphQlRequest known = request.withClaims(new Claims(true, Set.of(), Set.of()));
    assertThat(execute(engine, known).text())
        .isEqualTo("{\"data\":{\"hello\":\"h\",\"bye\":\"b\"}}");
  }

  @Test
  void plansOnceForAllWhoMaySeeTheSame() {
    FederationEngine engine = guarded();
    GraphQlRequest request = GraphQlRequest.of("{ hello bye }");
    execute(engine, request.withClaims(new Claims(true, Set.of("a"), Set.of())));
    execute(engine, request.withClaims(new Claims(true, Set.of(), Set.of("b"))));
    execute(engine, request);

    assertThat(planned).hasValue(2);
  }

  @Test
  void doesNotSubscribeForAClientWhoMayNotSeeTheEvents() {
    StepVerifier.create(
            guarded()
                .subscribe(GraphQlRequest.of("subscription { tick }"))
                .map(GraphQlResponse::text))
        .expectNextMatches(text ->
            text.startsWith("{\"data\":{\"tick\":null}") && text.contains("UNAUTHORIZED_FIELD"))
        .expectComplete()
        .verify(DEADLINE);
    assertThat(bodies).isEmpty();
  }
}
