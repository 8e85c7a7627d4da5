package dev.ilmyeon.gateway.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.fixture.PooledAnswers;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.plan.JoinSdl;
import dev.ilmyeon.gateway.federation.request.IncrementalFormat;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

/** Responses that come in parts, from subgraphs that answer when the test tells them to. */
class DeferTests {

  private static final String PICTURES =
      "{ front { title lead { headline ... @defer(label: \"pictures\") { image { alt } } } } }";

  private static final String LEAD =
      "{\"data\":{\"front\":{\"title\":\"P\",\"lead\":"
          + "{\"headline\":\"H\",\"id\":\"1\",\"image\":{\"id\":\"11\"}}}}}";

  private final List<Asked> asked = new ArrayList<>();
  private final List<String> cancelled = new ArrayList<>();
  private final List<String> payloads = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Object> end = new ArrayList<>();
  private FederationEngine engine;

  private record Asked(String subgraph, String body, SubgraphTransport.Callback callback) {}

  @BeforeEach
  void start() throws IOException {
    Path sdl = Path.of("src/test/resources/conformance/defer/supergraph.graphql");
    engine = new FederationEngine(Supergraph.read(Files.readString(sdl)), this::send);
  }

  private Runnable send(SubgraphRequest request, SubgraphTransport.Callback callback) {
    String subgraph = request.subgraph().value();
    asked.add(new Asked(subgraph, new String(request.body(), UTF_8), callback));
    return () -> cancelled.add(subgraph);
  }

  private Asked take(String subgraph) {
    for (Asked each : asked) {
      if (each.subgraph().equals(subgraph)) {
        asked.remove(each);
        return each;
      }
    }
    throw new AssertionError("No request to " + subgraph + " among " + asked);
  }

  private void answer(String subgraph, String json) {
    take(subgraph).callback().answered(PooledAnswers.of(json.getBytes(UTF_8)));
  }

  private void entities(String subgraph, String... entities) {
    answer(subgraph, "{\"data\":{\"_entities\":[" + String.join(",", entities) + "]}}");
  }

  private Disposable ask(String query) {
    return ask(GraphQlRequest.of(query), IncrementalFormat.DEFER_2022_08_24);
  }

  private Disposable ask(GraphQlRequest request, IncrementalFormat format) {
    return engine
        .executeIncrementally(request, format)
        .subscribe(
            payload -> {
              payloads.add(payload.text());
              outcomes.add(payload.outcome());
            },
            end::add,
            () -> end.add("complete"));
  }

  /** The next payload. */
  private @Nullable String payload() {
    return payloads.isEmpty() ? null : payloads.removeFirst();
  }

  @Test
  void thePagesTextComesBeforeItsPictures() {
    ask(PICTURES);
    answer("articles", LEAD);

    assertThat(payload())
        .isEqualTo(
            "{\"data\":{\"front\":{\"title\":\"P\",\"lead\":{\"headline\":\"H\"}}},\"hasNext\":true}");
    assertThat(end).isEmpty();

    entities("media", "{\"alt\":\"A\"}");

    assertThat(payload())
        .isEqualTo(
            "{\"incremental\":[{\"data\":{\"image\":{\"alt\":\"A\"}},"
                + "\"path\":[\"front\",\"lead\"],\"label\":\"pictures\"}],\"hasNext\":false}");
    assertThat(end).containsExactly("complete");
    assertThat(outcomes).containsOnly(Outcome.EXECUTED);
  }

  @Test
  void announcesPartsInTheNewerFormat() {
    ask(GraphQlRequest.of(PICTURES), IncrementalFormat.INCREMENTAL_V0_2);
    answer("articles", LEAD);
    entities("media", "{\"alt\":\"A\"}");

    assertThat(payloads)
        .containsExactly(
            "{\"data\":{\"front\":{\"title\":\"P\",\"lead\":{\"headline\":\"H\"}}},"
                + "\"pending\":[{\"id\":\"0\",\"path\":[\"front\",\"lead\"],\"label\":\"pictures\"}],"
                + "\"hasNext\":true}",
            "{\"incremental\":[{\"id\":\"0\",\"data\":{\"image\":{\"alt\":\"A\"}}}],"
                + "\"completed\":[{\"id\":\"0\"}],\"hasNext\":false}");
  }

  @Test
  void aPartGoesOutWhenItIsThereWhicheverCameFirst() {
    ask(
        "{ article(id: 1) { headline ... @defer(label: \"views\") { views }"
            + " ... @defer(label: \"alt\") { image { alt } } } }");
    answer(
        "articles",
        "{\"data\":{\"article\":{\"headline\":\"H\",\"id\":\"1\",\"image\":{\"id\":\"11\"}}}}");
    payload();

    entities("media", "{\"alt\":\"A\"}");
    assertThat(payload()).contains("\"label\":\"alt\"").endsWith("\"hasNext\":true}");

    entities("stats", "{\"views\":7}");
    assertThat(payload())
        .isEqualTo(
            "{\"incremental\":[{\"data\":{\"views\":7},\"path\":[\"article\"],"
                + "\"label\":\"views\"}],\"hasNext\":false}");
  }

  @Test
  void whatIsThereTogetherGoesOutTogether() {
    ask("{ front { title ... @defer { title lead { headline } } ... @defer { lead { id } } } }");
    answer("articles", LEAD);

    assertThat(payloads)
        .containsExactly(
            "{\"data\":{\"front\":{\"title\":\"P\"}},\"hasNext\":true}",
            "{\"incremental\":["
                + "{\"data\":{\"title\":\"P\",\"lead\":{\"headline\":\"H\"}},\"path\":[\"front\"]},"
                + "{\"data\":{\"lead\":{\"id\":\"1\"}},\"path\":[\"front\"]}],\"hasNext\":false}");
  }

  @Test
  void eachObjectOfAListHasItsPart() {
    ask("{ front { cards { headline ... on Article @defer(label: \"v\") { views } } } }");
    answer(
        "articles",
        "{\"data\":{\"front\":{\"cards\":["
            + "{\"__typename\":\"Article\",\"headline\":\"A\",\"id\":\"1\"},"
            + "{\"__typename\":\"Notice\",\"headline\":\"N\"},"
            + "{\"__typename\":\"Article\",\"headline\":\"B\",\"id\":\"2\"}]}}}");
    payload();
    assertThat(asked.getFirst().body()).contains("\"id\":\"1\"", "\"id\":\"2\"");
    entities("stats", "{\"views\":1}", "{\"views\":2}");

    assertThat(payload())
        .isEqualTo(
            "{\"incremental\":["
                + "{\"data\":{\"views\":1},\"path\":[\"front\",\"cards\",0],\"label\":\"v\"},"
                + "{\"data\":{\"views\":2},\"path\":[\"front\",\"cards\",2],\"label\":\"v\"}],"
                + "\"hasNext\":false}");
  }

  @Test
  void anInnerPartComesAfterTheOneItIsInsideOf() {
    ask(
        "{ front { title ... @defer(label: \"outer\") { lead { views"
            + " ... @defer(label: \"inner\") { image { alt } } } } } }");
    answer("articles", LEAD);
    payload();

    entities("media", "{\"alt\":\"A\"}");
    assertThat(payload()).isNull();

    entities("stats", "{\"views\":3}");
    assertThat(payload())
        .isEqualTo(
            "{\"incremental\":["
                + "{\"data\":{\"lead\":{\"views\":3}},\"path\":[\"front\"],\"label\":\"outer\"},"
                + "{\"data\":{\"image\":{\"alt\":\"A\"}},\"path\":[\"front\",\"lead\"],\"label\":\"inner\"}],"
                + "\"hasNext\":false}");
  }

  @Test
  void anInnerPartIsAnnouncedWithTheOuter() {
    String query =
        "{ front { title ... @defer(label: \"outer\") { lead { views"
            + " ... @defer(label: \"inner\") { image { alt } } } } } }";
    ask(GraphQlRequest.of(query), IncrementalFormat.INCREMENTAL_V0_2);
    answer("articles", LEAD);
    entities("stats", "{\"views\":3}");
    entities("media", "{\"alt\":\"A\"}");

    assertThat(payloads.subList(1, 3))
        .containsExactly(
            "{\"incremental\":[{\"id\":\"0\",\"data\":{\"lead\":{\"views\":3}}}],"
                + "\"completed\":[{\"id\":\"0\"}],"
                + "\"pending\":[{\"id\":\"1\",\"path\":[\"front\",\"lead\"],\"label\":\"inner\"}],"
                + "\"hasNext\":true}",
            "{\"incremental\":[{\"id\":\"1\",\"data\":{\"image\":{\"alt\":\"A\"}}}],"
                + "\"completed\":[{\"id\":\"1\"}],\"hasNext\":false}");
  }

  @Test
  void aFailureStaysInItsPart() {
    ask(PICTURES);
    answer("articles", LEAD);
    take("media")
        .callback()
        .failed(new SubgraphFailure(SubgraphFailure.Kind.TIMED_OUT, "10.0.0.1"));

    assertThat(payloads)
        .containsExactly(
            "{\"data\":{\"front\":{\"title\":\"P\",\"lead\":{\"headline\":\"H\"}}},\"hasNext\":true}",
            "{\"incremental\":[{\"data\":{\"image\":{\"alt\":null}},"
                + "\"path\":[\"front\",\"lead\"],\"label\":\"pictures\","
                + "\"errors\":[{\"message\":\"media did not answer in time.\","
                + "\"path\":[\"front\",\"lead\",\"image\",\"alt\"],"
                + "\"extensions\":{\"code\":\"SUBGRAPH_TIMEOUT\",\"service\":\"media\","
                + "\"paths\":[\"front.lead.image.alt\"]}}]}],\"hasNext\":false}");
  }

  @Test
  void anErrorOfAFetchThatServesBothGoesWhereItsFieldIs() {
    ask("{ front { lead { headline ... @defer { headline region { name } } } } }");
    answer(
        "articles",
        "{\"data\":{\"front\":{\"lead\":{\"headline\":null,\"region\":null}}},\"errors\":["
            + "{\"message\":\"a\",\"path\":[\"front\",\"lead\",\"headline\"],\"extensions\":{\"code\":\"A\"}},"
            + "{\"message\":\"b\",\"path\":[\"front\",\"lead\",\"region\"],\"extensions\":{\"code\":\"B\"}}]}");

    assertThat(payload()).contains("\"code\":\"A\"").doesNotContain("\"code\":\"B\"");
    assertThat(payload()).contains("\"code\":\"B\"").doesNotContain("\"code\":\"A\"");
  }

  /** The subgraph is asked for both, and cannot have one without the other. */
  @Test
  void aDeferredFieldsErrorIsToldWithTheObjectThatIsNullForIt() {
    ask("{ front { title lead { headline ... @defer { body } } } }");
    answer(
        "articles",
        "{\"data\":{\"front\":{\"title\":\"P\",\"lead\":null}},\"errors\":["
            + "{\"message\":\"a\",\"path\":[\"front\",\"lead\",\"body\"],\"extensions\":{\"code\":\"A\"}}]}");

    assertThat(payloads).hasSize(1);
    assertThat(payload())
        .startsWith("{\"data\":{\"front\":{\"title\":\"P\",\"lead\":null}},\"errors\":[")
        .contains("\"path\":[\"front\",\"lead\",\"body\"],\"extensions\":{\"code\":\"A\"");
  }

  /** Which of them is told first is not known beforehand. */
  @Test
  void partsThatAskForTheSameEachSayWhyItIsNull() {
    ask(
        "{ ... @defer { front { lead { headline } } storm { name } }"
            + " ... @defer { front { lead { headline } } } }");
    assertThat(payload()).isEqualTo("{\"data\":{},\"hasNext\":true}");
    answer(
        "articles",
        "{\"data\":{\"front\":{\"lead\":{\"headline\":null}}},\"errors\":[{\"message\":\"a\","
            + "\"path\":[\"front\",\"lead\",\"headline\"],\"extensions\":{\"code\":\"A\"}}]}");
    assertThat(payload()).contains("\"headline\":null").contains("\"code\":\"A\"");
    answer("weather", "{\"data\":{\"storm\":null}}");
    assertThat(payload()).contains("\"headline\":null").contains("\"code\":\"A\"");
  }

  /** The subgraph was asked for the first part, and for the second's keys with it. */
  @Test
  void anErrorIsToldByThePartThatAsksForWhatWasAKeyToTheSubgraph() {
    ask(
        "{ front { title } ... @defer(label: \"a\") { storm { name } }"
            + " ... @defer(label: \"b\") { storm { region { name } } } }");
    answer("articles", "{\"data\":{\"front\":{\"title\":\"P\"}}}");
    answer(
        "weather",
        "{\"data\":{\"storm\":{\"name\":\"N\",\"region\":null}},\"errors\":["
            + "{\"message\":\"m\",\"path\":[\"storm\",\"region\"],\"extensions\":{\"code\":\"A\"}}]}");
    payload();
    assertThat(payload())
        .isEqualTo(
            "{\"incremental\":[{\"data\":{\"storm\":{\"name\":\"N\"}},\"path\":[],\"label\":\"a\"},"
                + "{\"data\":{\"storm\":{\"region\":null}},\"path\":[],\"label\":\"b\",\"errors\":["
                + "{\"message\":\"m\",\"path\":[\"storm\",\"region\"],"
                + "\"extensions\":{\"code\":\"A\",\"service\":\"weather\"}}]}],\"hasNext\":false}");
  }

  @Test
  void aLaterAnswerOfTheWrongKindIsToldWithThePartThatLacksIt() {
    String types =
        """
        type Query @join__type(graph: A) @join__type(graph: B) { me: User }
        type User @join__type(graph: A) @join__type(graph: B) {
          a: Int @join__field(graph: A)
          b: Int @join__field(graph: B)
        }
        """;
    engine = new FederationEngine(Supergraph.read(JoinSdl.of("A, B", types)), this::send);
    ask("{ me { a ... @defer { b } } }");
    answer("a", "{\"data\":{\"me\":{\"a\":1}}}");
    answer("b", "{\"data\":{\"me\":[]}}");
    assertThat(payloads)
        .containsExactly(
            "{\"data\":{\"me\":{\"a\":1}},\"hasNext\":true}",
            "{\"incremental\":[{\"data\":{\"b\":null},\"path\":[\"me\"],\"errors\":["
                + "{\"message\":\"A value is not of its type.\",\"path\":[\"me\"],"
                + "\"extensions\":{\"code\":\"SUBGRAPH_INVALID_VALUE\",\"service\":\"b\"}}]}],"
                + "\"hasNext\":false}");
  }

  @Test
  void nullsStopAtThePart() {
    String query = "{ article(id: 1) { headline ... @defer(label: \"s\") { slots } } }";
    String article = "{\"data\":{\"article\":{\"headline\":\"H\",\"id\":\"1\"}}}";
    ask(query);
    answer("articles", article);
    entities("ads", "{\"slots\":null}");
    assertThat(payload()).startsWith("{\"data\":{\"article\":{\"headline\":\"H\"}}");
    assertThat(payload())
        .startsWith(
            "{\"incremental\":[{\"data\":null,\"path\":[\"article\"],\"label\":\"s\",\"errors\":[")
        .contains("\"path\":[\"article\",\"slots\"]");

    ask(GraphQlRequest.of(query), IncrementalFormat.INCREMENTAL_V0_2);
    answer("articles", article);
    entities("ads", "{\"slots\":null}");
    payload();
    assertThat(payload()).startsWith("{\"completed\":[{\"id\":\"0\",\"errors\":[{\"message\":");
  }

  @Test
  void everyLostPartSaysWhy() {
    ask("{ front { cards { ... on Article @defer { slots } } } }");
    answer(
        "articles",
        "{\"data\":{\"front\":{\"cards\":[{\"__typename\":\"Article\",\"id\":\"1\"},"
            + "{\"__typename\":\"Article\",\"id\":\"2\"}]}}}");
    payload();
    take("ads").callback().failed(new SubgraphFailure(SubgraphFailure.Kind.SHED, "open"));

    String error =
        "{\"data\":null,\"path\":[\"front\",\"cards\",%d],"
            + "\"errors\":[{\"message\":\"ads is not available.\",\"path\":[\"front\",\"cards\",%d%s],"
            + "\"extensions\":{\"code\":\"SUBGRAPH_UNAVAILABLE\",\"service\":\"ads\","
            + "\"paths\":[\"front.cards.@|[Article].slots\"]}}]}";
    assertThat(payload())
        .isEqualTo(
            "{\"incremental\":["
                + error.formatted(0, 0, ",\"slots\"")
                + ","
                + error.formatted(1, 1, "")
                + "],\"hasNext\":false}");
  }

  @Test
  void whatIsTakenBackHasNoParts() {
    ask("{ front { title cards { headline ... on Article @defer { views } } } }");
    answer(
        "articles",
        "{\"data\":{\"front\":{\"title\":\"P\",\"cards\":["
            + "{\"__typename\":\"Article\",\"headline\":\"A\",\"id\":\"1\"},null]}}}");

    assertThat(payloads).hasSize(1);
    assertThat(payload())
        .startsWith("{\"data\":{\"front\":null},\"errors\":[")
        .doesNotContain("hasNext");
    assertThat(end).containsExactly("complete");
    assertThat(cancelled).containsExactly("stats");
  }

  @Test
  void nothingMayComeFirst() {
    ask("{ ... @defer { front { title } } }");
    assertThat(payload()).isEqualTo("{\"data\":{},\"hasNext\":true}");

    answer("articles", LEAD);
    assertThat(payload())
        .isEqualTo(
            "{\"incremental\":[{\"data\":{\"front\":{\"title\":\"P\"}},\"path\":[]}],\"hasNext\":false}");
  }

  @Test
  void theSchemaMayComeLaterToo() {
    ask("{ __typename ... @defer { __type(name: \"Notice\") { name } } }");
    assertThat(payloads)
        .containsExactly(
            "{\"data\":{\"__typename\":\"Query\"},\"hasNext\":true}",
            "{\"incremental\":[{\"data\":{\"__type\":{\"name\":\"Notice\"}},\"path\":[]}],\"hasNext\":false}");
  }

  @Test
  void aMutationsNextFieldDoesNotWaitForWhatIsDeferred() {
    ask(
        "mutation { publish(id: 1) { headline ... @defer { views } } correct(id: 2) { headline } }");
    answer(
        "articles",
        "{\"data\":{\"publish\":{\"headline\":\"A\",\"id\":\"1\"},\"correct\":{\"headline\":\"B\"}}}");
    assertThat(payload())
        .isEqualTo(
            "{\"data\":{\"publish\":{\"headline\":\"A\"},\"correct\":{\"headline\":\"B\"}},\"hasNext\":true}");
  }

  @Test
  void aConditionDecidesBeforePlanning() {
    String query =
        "query ($d: Boolean!) { article(id: 1) { headline ... @defer(if: $d) { views } } }";
    JsonObject off = (JsonObject) JsonReader.read("{\"d\":false}", 8);
    ask(new GraphQlRequest(query, null, off, Map.of()), IncrementalFormat.DEFER_2022_08_24);
    answer("articles", "{\"data\":{\"article\":{\"headline\":\"H\",\"id\":\"1\"}}}");
    assertThat(payloads).isEmpty();
    entities("stats", "{\"views\":3}");
    assertThat(payloads)
        .containsExactly("{\"data\":{\"article\":{\"headline\":\"H\",\"views\":3}}}");
  }

  @Test
  void whatDefersNothingIsACommonResponse() {
    ask("{ front { title } }");
    answer("articles", LEAD);
    assertThat(payloads).containsExactly("{\"data\":{\"front\":{\"title\":\"P\"}}}");
    assertThat(end).containsExactly("complete");
  }

  @Test
  void whatIsRefusedIsACommonResponse() {
    ask("{ nope }");
    assertThat(payload()).startsWith("{\"errors\":[");
    assertThat(outcomes).containsExactly(Outcome.REFUSED);
    assertThat(end).containsExactly("complete");
  }

  @Test
  void whoTakesOneResponseGetsAllOfIt() {
    var response = engine.execute(GraphQlRequest.of(PICTURES)).toFuture();
    answer("articles", LEAD);
    assertThat(response).isNotDone();
    entities("media", "{\"alt\":\"A\"}");
    assertThat(response.join().text())
        .isEqualTo(
            "{\"data\":{\"front\":{\"title\":\"P\",\"lead\":{\"headline\":\"H\",\"image\":{\"alt\":\"A\"}}}}}");
  }

  @Test
  void cancellingCancelsWhatIsDeferred() {
    Disposable client = ask(PICTURES);
    answer("articles", LEAD);
    client.dispose();
    assertThat(cancelled).containsExactly("media");
  }
}
