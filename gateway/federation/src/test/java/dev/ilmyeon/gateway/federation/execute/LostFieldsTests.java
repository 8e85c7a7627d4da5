package dev.ilmyeon.gateway.federation.execute;

import static dev.ilmyeon.gateway.federation.execute.Plans.key;
import static dev.ilmyeon.gateway.federation.execute.Plans.path;
import static dev.ilmyeon.gateway.federation.execute.Plans.representation;
import static dev.ilmyeon.gateway.federation.execute.Plans.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.queryplan.EntityCall;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.queryplan.Representation;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which object an error names when objects of several types are asked about together. */
class LostFieldsTests {

  private static final String SDL =
      """
      type Query { targets: [Target] one: Target article: Article gallery: Gallery }
      interface Target { id: ID }
      type Article implements Target { id: ID image: String cover: String }
      type Gallery implements Target { id: ID image: String cover: String }
      """;

  private static final String TARGETS =
      """
      {"data":{"targets":[{"__typename":"Article","id":1},{"__typename":"Gallery","id":2},\
      {"__typename":"Article","id":3}]}}\
      """;

  private static final Representation ANY = new Representation(Set.of(), null, List.of(key("id")));

  private final PlanRunFixture fixture = new PlanRunFixture(SDL);

  /** What b is asked for, of each entity, and the objects that get it. */
  private static QueryPlan plan(String root, String selection, EntityCall.Target... targets) {
    return new Plans()
        .root("a", root)
        .add(
            "b",
            "query($r:[_Any!]!){_entities(representations:$r)" + selection + "}",
            FetchPath.ROOT,
            List.of(new EntityCall("_entities", "r", List.of(targets))),
            Set.of(0),
            List.of())
        .plan();
  }

  private void answerThenFail(String query, QueryPlan plan, String answer) {
    fixture.start(query, plan);
    fixture.next("a").answer(answer);
    fixture.next("b").fail(Kind.UNREACHABLE);
  }

  @Test
  void namesAnObjectOfTheTypeThatTheFieldIsOf() {
    answerThenFail(
        "{ targets { ... on Article { image } ... on Gallery { cover } } }",
        plan(
            "{targets{__typename id}}",
            "{... on Article{image} ... on Gallery{cover}}",
            target("targets.@", ANY)),
        TARGETS);
    assertThat(fixture.response())
        .isEqualTo(
            """
            {"data":{"targets":[{"image":null},{"cover":null},{"image":null}]},"errors":[\
            {"message":"b is not available.","path":["targets",0,"image"],"extensions":\
            {"code":"SUBGRAPH_UNREACHABLE","service":"b","paths":["targets.@.image"]}},\
            {"message":"b is not available.","path":["targets",1,"cover"],"extensions":\
            {"code":"SUBGRAPH_UNREACHABLE","service":"b","paths":["targets.@.cover"]}}]}\
            """);
  }

  @Test
  void saysNothingOfAFieldOfWhoseTypeThereIsNoObject() {
    answerThenFail(
        "{ targets { ... on Article { image } ... on Gallery { cover } } one { ... on Gallery { cover } } }",
        plan(
            "{targets{__typename id} one{__typename id}}",
            "{... on Article{image} ... on Gallery{cover}}",
            target("targets.@", ANY),
            target("one", ANY)),
        """
        {"data":{"targets":[{"__typename":"Article","id":1}],"one":{"__typename":"Gallery","id":2}}}\
        """);
    assertThat(fixture.response())
        .contains("\"path\":[\"targets\",0,\"image\"]", "\"paths\":[\"targets.@.image\"]")
        .contains("\"path\":[\"one\",\"cover\"]", "\"paths\":[\"one.cover\"]");
  }

  @Test
  void aFragmentOnAnInterfaceIsAboutAllOfIt() {
    answerThenFail(
        "{ targets { ... on Gallery { image } ... on Article { image } } }",
        plan(
            "{targets{__typename id}}",
            "{... on Target{... on Gallery{image} ... on Article{image}}}",
            target("targets.@", ANY)),
        TARGETS);
    assertThat(fixture.response())
        .contains("\"path\":[\"targets\",0,\"image\"]", "\"paths\":[\"targets.@.image\"]");
  }

  @Test
  void theClientDidNotAskForTheFieldOfTheOtherType() {
    answerThenFail(
        "{ targets { ... on Gallery { image } } }",
        plan("{targets{__typename id}}", "{... on Target{image}}", target("targets.@", ANY)),
        TARGETS);
    assertThat(fixture.response()).contains("\"path\":[\"targets\",1,\"image\"]");
  }

  @Test
  void objectsThatDoNotSayTheirTypeAreOfTheOneTheyAreRepresentedBy() {
    answerThenFail(
        "{ article { image cover } gallery { cover } }",
        plan(
            "{article{id} gallery{id}}",
            "{... on Article{image} ... on Gallery{cover}}",
            target("article", representation("Article", key("id"))),
            target("gallery", representation("Gallery", key("id")))),
        "{\"data\":{\"article\":{\"id\":1},\"gallery\":{\"id\":2}}}");
    assertThat(fixture.response())
        .contains("\"path\":[\"article\",\"image\"]", "\"paths\":[\"article.image\"]")
        .contains("\"path\":[\"gallery\",\"cover\"]", "\"paths\":[\"gallery.cover\"]");
  }

  @Test
  void onlyTheCallThatWasAnsweredBadlyHasLostAnything() {
    String document =
        "query($r0:[_Any!]! $r1:[_Any!]!){_0:_entities(representations:$r0){... on Article{image}}"
            + " _1:_entities(representations:$r1){... on Article{cover}}}";
    EntityCall.Target target = target("article", representation("Article", key("id")));
    QueryPlan plan =
        new Plans()
            .root("a", "{article{id}}")
            .add(
                "b",
                document,
                path(""),
                List.of(
                    new EntityCall("_0", "r0", List.of(target)),
                    new EntityCall("_1", "r1", List.of(target))),
                Set.of(0),
                List.of())
            .plan();
    fixture.start("{ article { image cover } }", plan);
    fixture.next("a").answer("{\"data\":{\"article\":{\"id\":1}}}");
    fixture.next("b").answer("{\"data\":{\"_0\":[],\"_1\":[{\"cover\":\"c\"}]}}");
    assertThat(fixture.response())
        .isEqualTo(
            """
            {"data":{"article":{"image":null,"cover":"c"}},"errors":[\
            {"message":"b did not answer as it should.","path":["article","image"],"extensions":\
            {"code":"SUBGRAPH_MALFORMED_RESPONSE","service":"b","paths":["article.image"]}}]}\
            """);
  }

  @Test
  void theEntityThatWasAnsweredBadlyIsNamed() {
    fixture.start(
        "{ targets { ... on Article { image } } }",
        plan("{targets{__typename id}}", "{... on Article{image}}", target("targets.@", ANY)));
    fixture.next("a").answer(TARGETS);
    fixture.next("b").answer("{\"data\":{\"_entities\":[null,{\"image\":\"i\"},7]}}");
    assertThat(fixture.response()).contains("\"path\":[\"targets\",2,\"image\"]");
  }
}
