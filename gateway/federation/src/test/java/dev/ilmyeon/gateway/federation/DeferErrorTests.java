package dev.ilmyeon.gateway.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.plan.JoinSdl;
import dev.ilmyeon.gateway.federation.request.IncrementalFormat;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import org.junit.jupiter.api.Test;

/** What goes wrong with a response that comes in parts, and where it is told. */
class DeferErrorTests extends DeferScene {

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
}
