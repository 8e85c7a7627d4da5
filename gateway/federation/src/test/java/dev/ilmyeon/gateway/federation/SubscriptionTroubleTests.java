package dev.ilmyeon.gateway.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** What can go wrong with a subscription, and what its client hears of it. */
class SubscriptionTroubleTests extends SubscriptionScene {

  @Test
  void aSourceThatFailsEndsItWithAnErrorAfterTheEventsBefore() {
    StepVerifier.create(subscribe(READS))
        .then(() -> subgraphs.source().event(story("1")))
        .then(() ->
            subgraphs
                .source()
                .receiver()
                .failed(new SubgraphFailure(Kind.UNREACHABLE, "reset by 10.0.0.1")))
        .then(() -> subgraphs.fetches.getFirst().answer(reads(10)))
        .expectNext(told("1", 10))
        .expectNext(
            """
            {"data":null,"errors":[{"message":"desk is not available.","path":["published"],\
            "extensions":{"code":"SUBGRAPH_UNREACHABLE","service":"desk"}}]}\
            """)
        .expectComplete()
        .verify(DEADLINE);
    assertThat(heard.get(1).failure()).isNotNull();
  }

  @Test
  void aTransportThatThrowsIsASourceThatFails() {
    FederationEngine broken =
        new FederationEngine(
            supergraph,
            subgraphs,
            (_, _) -> {
              throw new IllegalStateException("10.0.0.1");
            },
            EngineOptions.DEFAULT,
            EngineListener.NONE);
    assertLast(broken, "\"code\":\"SUBGRAPH_UNREACHABLE\"");
  }

  @Test
  void withoutATransportForThemTheSourceIsNotReached() {
    assertLast(new FederationEngine(supergraph, subgraphs), "\"code\":\"SUBGRAPH_UNREACHABLE\"");
  }

  private static void assertLast(FederationEngine engine, String part) {
    StepVerifier.create(engine.subscribe(GraphQlRequest.of(READS)).map(GraphQlResponse::text))
        .expectNextMatches(text -> text.contains(part) && !text.contains("10.0.0.1"))
        .expectComplete()
        .verify(DEADLINE);
  }

  @Test
  void anEventThatIsNoResponseCostsOnlyItself() {
    StepVerifier.create(subscribe("subscription { published { title } }"))
        .then(() -> subgraphs.source().event("<html>"))
        .expectNext(
            """
            {"data":{"published":null},"errors":[{"message":"desk did not answer as it should.",\
            "path":["published"],"extensions":{"code":"SUBGRAPH_MALFORMED_RESPONSE",\
            "service":"desk","paths":["published"]}}]}\
            """)
        .then(() ->
            subgraphs
                .source()
                .event(
                    """
                    {"data":{"published":{"title":null}},"errors":[{"message":"gone",\
                    "path":["published","title"],"extensions":{"code":"NOT_FOUND"}}]}\
                    """))
        .expectNext(
            """
            {"data":{"published":null},"errors":[{"message":"gone","path":["published","title"],\
            "extensions":{"code":"NOT_FOUND","service":"desk"}}]}\
            """)
        .then(() -> subgraphs.source().event("{\"data\":{\"published\":{\"title\":\"T\"}}}"))
        .expectNext("{\"data\":{\"published\":{\"title\":\"T\"}}}")
        .thenCancel()
        .verify(DEADLINE);
  }

  @Test
  void aClientThatIsTooSlowIsToldSoAfterWhatWaited() {
    FederationEngine small = engine(EngineOptions.DEFAULT.withWaitingEvents(3));
    GraphQlRequest request = GraphQlRequest.of("subscription { published { title } }");
    int kept = 8 + 3;
    StepVerifier.create(small.subscribe(request).map(GraphQlResponse::text), 0)
        .then(() -> {
          for (int i = 1; i <= kept; i++) {
            subgraphs.source().event(story("" + i));
          }
          assertThat(subgraphs.unsubscribed).isZero();
          subgraphs.source().event(story("one too many"));
          assertThat(subgraphs.unsubscribed).isEqualTo(1);
        })
        .thenRequest(kept)
        .expectNextCount(kept)
        .thenRequest(1)
        .expectNext(
            """
            {"data":null,"errors":[{"message":"The events came faster than they were taken.",\
            "extensions":{"code":"SUBSCRIPTION_OVERFLOW"}}]}\
            """)
        .expectComplete()
        .verify(DEADLINE);
  }
}
