package dev.ilmyeon.gateway.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.request.IncrementalFormat;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

/** Responses that come in parts. */
class DeferTests extends DeferScene {

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
    ask(GraphQlRequest.of(query, null, off), IncrementalFormat.DEFER_2022_08_24);
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
