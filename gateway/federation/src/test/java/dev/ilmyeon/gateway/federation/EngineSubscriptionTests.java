package dev.ilmyeon.gateway.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.queryplan.PlanPrinter;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.request.TracedContext;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Subscriptions, from the source of events to the responses. */
class EngineSubscriptionTests extends SubscriptionScene {

  private static final String BROKEN = "{\"errors\":[{\"message\":\"no\"}],\"data\":null}";

  @Test
  void subscribesOnceAndAnswersEachEvent() {
    GraphQlRequest request =
        GraphQlRequest.of(
                "subscription($s: ID, $n: Int = 2) { published(section: $s) { title alt(size: $n) } }")
            .withVariables((JsonObject) JsonReader.read("{\"s\":\"news\"}", 9))
            .withContext("context");
    StepVerifier.create(engine.subscribe(request).map(GraphQlResponse::text))
        .then(() -> subgraphs.source().event(story("1")))
        .then(() ->
            subgraphs.fetches.getFirst().answer("{\"data\":{\"_entities\":[{\"alt\":\"a\"}]}}"))
        .expectNext("{\"data\":{\"published\":{\"title\":\"T1\",\"alt\":\"a\"}}}")
        .then(() -> subgraphs.source().event("{\"data\":{\"published\":null}}"))
        .expectNext("{\"data\":{\"published\":null}}")
        .then(() -> subgraphs.source().receiver().completed())
        .expectComplete()
        .verify(DEADLINE);
    assertThat(subgraphs.sources).hasSize(1);
    assertThat(subgraphs.source().body())
        .isEqualTo(
            """
            {"query":"subscription($s: ID){published(section: $s){title id}}",\
            "variables":{"s":"news"}}\
            """);
    assertThat(subgraphs.source().request().kind()).isEqualTo(OperationKind.SUBSCRIPTION);
    assertThat(subgraphs.source().request().context()).isEqualTo("context");
    assertThat(subgraphs.fetches).hasSize(1);
    assertThat(subgraphs.fetches.getFirst().body()).contains("\"n\":2", "\"id\":\"1\"");
    assertThat(heard)
        .extracting(EngineListener.Fetched::kind)
        .containsExactly(
            OperationKind.SUBSCRIPTION, OperationKind.QUERY, OperationKind.SUBSCRIPTION);
  }

  @Test
  void nothingHappensBeforeItIsSubscribedTo() {
    Flux<String> responses = subscribe(READS);
    assertThat(subgraphs.sources).isEmpty();
    responses.subscribe().dispose();
    assertThat(subgraphs.sources).hasSize(1);
    assertThat(subgraphs.unsubscribed).isEqualTo(1);
  }

  @Test
  void responsesKeepTheOrderOfTheEvents() {
    StepVerifier.create(subscribe(READS))
        .then(() -> subgraphs.source().event(story("1")))
        .then(() -> subgraphs.source().event(story("2")))
        .then(() -> subgraphs.fetches.get(1).answer(reads(20)))
        .then(() -> subgraphs.fetches.get(0).answer(reads(10)))
        .expectNext(told("1", 10), told("2", 20))
        .thenCancel()
        .verify(DEADLINE);
  }

  @Test
  void eventsUnderWayAreToldBeforeTheEnd() {
    StepVerifier.create(subscribe(READS))
        .then(() -> subgraphs.source().event(story("1")))
        .then(() -> subgraphs.source().receiver().completed())
        .then(() -> subgraphs.fetches.getFirst().answer(reads(10)))
        .expectNext(told("1", 10))
        .expectComplete()
        .verify(DEADLINE);
  }

  @Test
  void entitiesOfAnEventAreAskedForTogether() {
    StepVerifier.create(subscribe("subscription { batches { reads } }"))
        .then(() ->
            subgraphs
                .source()
                .event("{\"data\":{\"batches\":[{\"id\":\"1\"},{\"id\":\"2\"},{\"id\":\"1\"}]}}"))
        .then(() -> assertThat(subgraphs.fetches).hasSize(1))
        .then(() ->
            subgraphs
                .fetches
                .getFirst()
                .answer("{\"data\":{\"_entities\":[{\"reads\":1},{\"reads\":2}]}}"))
        .expectNext("{\"data\":{\"batches\":[{\"reads\":1},{\"reads\":2},{\"reads\":1}]}}")
        .thenCancel()
        .verify(DEADLINE);
  }

  @Test
  void cancellingUnsubscribesAndCancelsFetches() {
    StepVerifier.create(subscribe(READS))
        .then(() -> subgraphs.source().event(story("1")))
        .thenCancel()
        .verify(DEADLINE);
    assertThat(subgraphs.unsubscribed).isEqualTo(1);
    assertThat(subgraphs.cancelled).isEqualTo(1);
    subgraphs.source().event(story("2"));
    assertThat(subgraphs.fetches).hasSize(1);
  }

  @Test
  void noMoreEventsAreWorkedOnAtOnceThanAFew() {
    StepVerifier.create(subscribe(READS))
        .then(() -> {
          for (int i = 1; i <= 20; i++) {
            subgraphs.source().event(story("" + i));
          }
          assertThat(subgraphs.fetches).hasSize(8);
        })
        .then(() -> subgraphs.fetches.getFirst().answer(reads(1)))
        .expectNext(told("1", 1))
        .then(() -> assertThat(subgraphs.fetches).hasSize(9))
        .thenCancel()
        .verify(DEADLINE);
    assertThat(subgraphs.cancelled).isEqualTo(8);
  }

  @Test
  void eachEventHasAContextOfItsOwn() {
    AtomicInteger contexts = new AtomicInteger();
    StepVerifier.create(
            engine.subscribe(
                GraphQlRequest.of(READS).withContext("client's"), contexts::incrementAndGet))
        .then(() -> subgraphs.source().event(story("1")))
        .then(() -> subgraphs.source().event(story("2")))
        .thenCancel()
        .verify(DEADLINE);
    assertThat(subgraphs.source().request().context()).isEqualTo("client's");
    assertThat(subgraphs.fetches)
        .extracting(fetch -> fetch.request().context())
        .containsExactly(1, 2);
  }

  @Test
  void tellsHowItWentWithEachEvent() {
    AtomicInteger contexts = new AtomicInteger();
    StepVerifier.create(
            engine
                .subscribe(GraphQlRequest.of(READS), contexts::incrementAndGet)
                .map(GraphQlResponse::text))
        .then(() -> subgraphs.source().event(story("1")))
        .then(() -> subgraphs.fetches.getFirst().answer(reads(10)))
        .expectNext(told("1", 10))
        .then(() -> assertThat(ended).containsExactly("1 OK"))
        .then(() -> subgraphs.source().event(BROKEN))
        .expectNextCount(1)
        .then(() -> subgraphs.source().event(story("3")))
        .then(() -> assertThat(ended).hasSize(2))
        .thenCancel()
        .verify(DEADLINE);
    assertThat(ended).containsExactly("1 OK", "2 ERRORS", "3 CANCELLED");
  }

  /** An event's part of a trace. */
  private record Trace(String traceId) implements TracedContext {}

  @Test
  void errorsOfAnEventTellWhichTraceItBelongsTo() {
    AtomicInteger contexts = new AtomicInteger();
    StepVerifier.create(
            engine
                .subscribe(
                    GraphQlRequest.of(READS), () -> new Trace("t" + contexts.incrementAndGet()))
                .map(GraphQlResponse::text))
        .then(() -> subgraphs.source().event(BROKEN))
        .expectNextMatches(text -> text.contains("\"traceId\":\"t1\""))
        .then(() -> subgraphs.source().event(BROKEN))
        .expectNextMatches(text -> text.contains("\"traceId\":\"t2\""))
        .thenCancel()
        .verify(DEADLINE);
  }

  @Test
  void aRequestThatCannotRunHasOneResponse() {
    assertOnly(GraphQlRequest.of("subscription { nothing }"), Outcome.REFUSED, "VALIDATION_FAILED");
    assertOnly(
        GraphQlRequest.of("subscription { published { title } changed { __typename } }"),
        Outcome.REFUSED,
        "only one top level field");
    assertOnly(
        GraphQlRequest.of("subscription { published { ... @defer { title } } }"),
        Outcome.REFUSED,
        "VALIDATION_FAILED");
    assertOnly(
        GraphQlRequest.of(READS).withKinds(Set.of(OperationKind.QUERY)),
        Outcome.NOT_ALLOWED,
        "OPERATION_NOT_ALLOWED");
    assertThat(subgraphs.sources).isEmpty();
  }

  private void assertOnly(GraphQlRequest request, Outcome outcome, String part) {
    StepVerifier.create(engine.subscribe(request))
        .expectNextMatches(
            response -> response.outcome() == outcome && response.text().contains(part))
        .expectComplete()
        .verify(DEADLINE);
  }

  @Test
  void aQueryHasOneResponse() {
    StepVerifier.create(subscribe("{ top { reads } }"))
        .then(() -> subgraphs.fetches.getFirst().answer("{\"data\":{\"top\":{\"reads\":7}}}"))
        .expectNext("{\"data\":{\"top\":{\"reads\":7}}}")
        .expectComplete()
        .verify(DEADLINE);
  }

  @Test
  void aQueryThatIsSubscribedToHasAContextOfItsOwnAndStaysOnItsSupergraph() {
    LiveSubgraphs others = new LiveSubgraphs();
    GraphQlRequest query = GraphQlRequest.of("{ top { reads } }");
    Supplier<String> replacing =
        () -> {
          engine.replace(supergraph, others, others, () -> {});
          return "own";
        };

    StepVerifier.create(engine.subscribe(query, replacing).map(GraphQlResponse::text))
        .then(() -> subgraphs.fetches.getFirst().answer("{\"data\":{\"top\":{\"reads\":7}}}"))
        .expectNext("{\"data\":{\"top\":{\"reads\":7}}}")
        .expectComplete()
        .verify(DEADLINE);
    assertThat(subgraphs.fetches.getFirst().request().context()).isEqualTo("own");
    assertThat(others.fetches).isEmpty();
  }

  @Test
  void oneResponseIsNotEnoughForASubscription() {
    StepVerifier.create(engine.execute(GraphQlRequest.of(READS)).map(GraphQlResponse::text))
        .expectNextMatches(text -> text.contains("SUBSCRIPTION_NOT_SUPPORTED"))
        .expectComplete()
        .verify(DEADLINE);
    assertThat(subgraphs.sources).isEmpty();
  }

  @Test
  void itStaysOnTheSupergraphThatItBeganWith() {
    AtomicInteger released = new AtomicInteger();
    LiveSubgraphs others = new LiveSubgraphs();
    StepVerifier.create(subscribe(READS))
        .then(() -> engine.replace(supergraph, others, others, released::incrementAndGet))
        .then(() -> subgraphs.source().event(story("1")))
        .then(() -> subgraphs.fetches.getFirst().answer(reads(10)))
        .expectNext(told("1", 10))
        .then(() -> assertThat(released).hasValue(0))
        .then(() -> subgraphs.source().receiver().completed())
        .expectComplete()
        .verify(DEADLINE);
    assertThat(released).hasValue(1);
    subscribe(READS).subscribe().dispose();
    assertThat(others.sources).hasSize(1);
  }

  @Test
  void knowsWhatKindOfOperationARequestIsForBeforeItRuns() {
    assertThat(engine.kind(GraphQlRequest.of(READS))).contains(OperationKind.SUBSCRIPTION);
    assertThat(engine.kind(GraphQlRequest.of("{ top { reads } }"))).contains(OperationKind.QUERY);
    assertThat(engine.kind(GraphQlRequest.of("subscription { nothing }"))).isEmpty();
  }

  @Test
  void anotherSupergraphIsAnotherEdition() {
    Object before = engine.edition();
    assertThat(engine.edition()).isSameAs(before);

    engine.replace(supergraph);

    assertThat(engine.edition()).isNotEqualTo(before);
  }

  @Test
  void showsWhatIsDoneOnceAndWhatForEachEvent() {
    assertThat(engine.explain(READS, null))
        .startsWith("QueryPlan {\n  Subscription {\n    Primary {\n      Fetch(service: \"desk\")")
        .contains("    Rest {\n      Flatten(path: \"published\") {");
    assertThat(engine.explain("subscription { published { title } }", null)).doesNotContain("Rest");
    JsonWriter json = new JsonWriter(1024);
    json.value(PlanPrinter.json(engine.plan(READS, null)));
    assertThat(new String(json.toByteArray(), UTF_8))
        .startsWith("{\"kind\":\"QueryPlan\",\"node\":{\"kind\":\"Subscription\",\"primary\":{")
        .contains("\"operationKind\":\"subscription\"", ",\"rest\":{\"kind\":\"Flatten\"");
  }
}
