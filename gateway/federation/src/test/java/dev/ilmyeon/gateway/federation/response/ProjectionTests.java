package dev.ilmyeon.gateway.federation.response;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.error.SourceLocation;
import dev.ilmyeon.gateway.federation.fixture.GraphQlText;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.tape.JsonTape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionTests {

  private static final Schema SCHEMA =
      GraphQlText.schema(
          """
          type Query {
            int: Int float: Float string: String boolean: Boolean id: ID color: Color json: Json
            must: Int!
            ints: [Int] tight: [Int!] tighter: [[Int!]]
            article: Article articles: [Article!] node: Node nodes: [Node] thing: Thing
          }
          enum Color { RED GREEN }
          scalar Json
          interface Node { id: ID title: String }
          type Article implements Node {
            id: ID title: String headline: String! lead: Image parent: Article images: [Image!]!
          }
          type Image implements Node { id: ID title: String url: String! }
          union Thing = Article | Image
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "int     | 1                    | 1",
        "int     | -2147483648          | -2147483648",
        "int     | 1.0                  | 1",
        "int     | 1e3                  | 1000",
        "int     | 2147483647.0         | 2147483647",
        "float   | 1                    | 1",
        "float   | -1.5e10              | -1.5e10",
        "float   | 12345678901234567890 | 12345678901234567890",
        "string  | \"일면 \\u00e9\\n\"  | \"일면 \\u00e9\\n\"",
        "string  | \"\\uD83D\\uDE00\"    | \"\\uD83D\\uDE00\"",
        "boolean | false                | false",
        "id      | \"a\"                | \"a\"",
        "id      | 12345678901234567890 | \"12345678901234567890\"",
        "color   | \"RED\"              | \"RED\"",
        "color   | \"\\u0052ED\"        | \"\\u0052ED\"",
        "json    | {\"a\": [1, null]}   | {\"a\": [1, null]}",
        "json    | 1e999                | 1e999",
        "json    | {\"\\n\":\"\\uD83D\\uDE00\"} | {\"\\n\":\"\\uD83D\\uDE00\"}",
        "ints    | [1, null, 3]         | [1,null,3]",
        "ints    | []                   | []",
        "ints    | null                 | null",
        "tighter | [[1], null, []]      | [[1],null,[]]",
      })
  void writesWhatFitsTheType(String field, String value, String written) {
    String response = project("{ " + field + " }", "{\"" + field + "\":" + value + "}");
    assertThat(response).isEqualTo("{\"data\":{\"" + field + "\":" + written + "}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "int     | \"1\"",
        "int     | 2147483648",
        "int     | 99999999999",
        "int     | 123456789012",
        "int     | 1.5",
        "int     | 1e999999999",
        "int     | 1e99999999999999999999",
        "int     | true",
        "int     | {}",
        "float   | \"1.5\"",
        "string  | 1",
        "string  | [\"a\"]",
        "boolean | 1",
        "boolean | \"true\"",
        "id      | 1.5",
        "id      | true",
        "color   | \"BLUE\"",
        "color   | \"red\"",
        "color   | 1",
        "ints    | 1",
        "ints    | {}",
        "string  | \"half \\ud800 a pair\"",
        "id      | \"\\udc00\"",
        "json    | \"\\uD83D\"",
        "json    | {\"a\": [1, \"\\ud83d\\ud83d\\ude00\"]}",
        "json    | [{\"\\udead\": 1}]",
        "article | \"a\"",
        "article | []",
        "articles | {}",
      })
  void containsWhatDoesNotFitToItsField(String field, String value) {
    String selected = field.startsWith("article") ? field + " { id }" : field;
    String response =
        project("{ " + selected + " must }", "{\"" + field + "\":" + value + ",\"must\":1}");
    assertThat(response).startsWith("{\"data\":{\"" + field + "\":null,\"must\":1},");
    assertThat(response)
        .contains("\"path\":[\"" + field + "\"]")
        .contains("\"code\":\"SUBGRAPH_INVALID_VALUE\",\"service\":\"s0\"");
  }

  @Test
  void aNullSwallowsWhatMayNotHoldIt() {
    assertThat(
            project(
                "{ article { id lead { id url } headline } articles { headline } string }",
                """
                {"article":{"id":1,"lead":{"id":2,"url":null},"headline":"h"},
                 "articles":[{"headline":"a"},{"headline":null}],"string":"s"}\
                """))
        .isEqualTo(
            """
            {"data":{"article":{"id":"1","lead":null,"headline":"h"},"articles":null,"string":"s"},\
            "errors":[{"message":"No value for non-null field Image.url.","path":["article","lead","url"],\
            "extensions":{"code":"SUBGRAPH_NULL_VALUE"}},\
            {"message":"No value for non-null field Article.headline.","path":["articles",1,"headline"],\
            "extensions":{"code":"SUBGRAPH_NULL_VALUE"}}]}\
            """);
  }

  @Test
  void aNullItemSwallowsItsListWhereItemsAreNonNull() {
    assertThat(project("{ tight }", "{\"tight\":[1,null]}"))
        .startsWith("{\"data\":{\"tight\":null}")
        .contains("\"path\":[\"tight\",1]");
    assertThat(project("{ tighter }", "{\"tighter\":[[1,null],[2]]}"))
        .startsWith("{\"data\":{\"tighter\":[null,[2]]}")
        .contains("\"path\":[\"tighter\",0,1]");
  }

  @Test
  void aNullSwallowsTheWholeData() {
    assertThat(project("{ string must }", "{\"string\":\"s\"}"))
        .isEqualTo(
            "{\"data\":null,\"errors\":[{\"message\":\"No value for non-null field Query.must.\","
                + "\"path\":[\"must\"],\"extensions\":{\"code\":\"SUBGRAPH_NULL_VALUE\"}}]}");
  }

  @Test
  void anInvalidNonNullValueIsOneErrorNotTwo() {
    String response = project("{ article { headline } }", "{\"article\":{\"headline\":7}}");
    assertThat(response)
        .startsWith("{\"data\":{\"article\":null},")
        .containsOnlyOnce("\"message\"");
  }

  @Test
  void aNullThatASubgraphHasExplainedIsNoSecondError() {
    ResponseErrors errors = new ResponseErrors(10);
    errors.add(error("gone", List.of("article", "images", 0, "url")));
    errors.explain(List.of("articles", ResponseErrors.ANY_INDEX, "headline"));
    String response =
        project(
            "{ article { images { url } } articles { headline } must }",
            errors,
            "{\"article\":{\"images\":null},\"articles\":[{},{}],\"must\":1}");
    assertThat(response)
        .isEqualTo(
            "{\"data\":{\"article\":null,\"articles\":null,\"must\":1},"
                + "\"errors\":[{\"message\":\"gone\",\"path\":[\"article\",\"images\",0,\"url\"]}]}");
  }

  @Test
  void errorsBeyondTheLimitAreDropped() {
    ResponseErrors errors = new ResponseErrors(2);
    String response = project("{ ints }", errors, "{\"ints\":[\"a\",\"b\",\"c\"]}");
    assertThat(response).startsWith("{\"data\":{\"ints\":[null,null,null]},");
    assertThat(response.split("\"message\"", -1)).hasSize(3);
  }

  @Test
  void fieldsComeInTheOrderOfCollectFields() {
    assertThat(
            project(
                """
                { node { title ...A id ... on Node { t: __typename } __typename } }
                fragment A on Article { headline lead { url } x: title ... on Article { lead { id } } }
                """,
                """
                {"node":{"__typename":"Article","id":1,"headline":"h","x":"t","title":"t",
                 "lead":{"id":2,"url":"u"}}}\
                """))
        .isEqualTo(
            """
            {"data":{"node":{"title":"t","headline":"h","lead":{"url":"u","id":"2"},"x":"t","id":"1",\
            "t":"Article","__typename":"Article"}}}\
            """);
  }

  @Test
  void aFragmentThatDoesNotMatchLeavesAnEmptyObject() {
    assertThat(
            project(
                "{ thing { ... on Image { url } } }", "{\"thing\":{\"__typename\":\"Article\"}}"))
        .isEqualTo("{\"data\":{\"thing\":{}}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\":1}",
        "{\"__typename\":\"Secret\",\"id\":1}",
        "{\"__typename\":null,\"id\":1}"
      })
  void anObjectOfUnknownTypeIsNull(String node) {
    assertThat(project("{ nodes { id } }", "{\"nodes\":[" + node + "]}"))
        .startsWith("{\"data\":{\"nodes\":[null]},")
        .contains("\"path\":[\"nodes\",0]")
        .doesNotContain("Secret");
  }

  @Test
  void anInterfaceIsTypeEnoughWhereNothingDependsOnTheObjects() {
    String node = "{\"node\":{\"__typename\":\"Node\",\"id\":1,\"key\":1}}";
    assertThat(project("{ node { id ... on Node { key: id } ... on Query { int } } }", node))
        .isEqualTo("{\"data\":{\"node\":{\"id\":\"1\",\"key\":\"1\"}}}");
    assertThat(project("{ node { id ... on Image { url } } }", node))
        .startsWith("{\"data\":{\"node\":null},")
        .contains("SUBGRAPH_INVALID_VALUE");
    assertThat(project("{ node { id __typename } }", node))
        .startsWith("{\"data\":{\"node\":null},");
    assertThat(
            project(
                "{ thing { ... on Node { id } } }",
                "{\"thing\":{\"__typename\":\"Node\",\"id\":1}}"))
        .isEqualTo("{\"data\":{\"thing\":{\"id\":\"1\"}}}");
  }

  @Test
  void anInterfaceIsTypeEnoughWhereNothingCanBeOfTheTypeThatIsAskedAbout() {
    assertThat(
            project(
                "{ node { ... on Article { ... on Node { ... on Image { url } } } } }",
                "{\"node\":{\"__typename\":\"Node\"}}"))
        .isEqualTo("{\"data\":{\"node\":{}}}");
  }

  @Test
  void theTypeThatAnotherAnswerNamesCountsIfTheFirstNamesTheInterface() {
    assertThat(
            project(
                "{ node { __typename id title } }",
                "{\"node\":{\"__typename\":\"Node\",\"id\":1}}",
                "{\"node\":{\"__typename\":\"Image\",\"title\":\"t\"}}"))
        .isEqualTo("{\"data\":{\"node\":{\"__typename\":\"Image\",\"id\":\"1\",\"title\":\"t\"}}}");
  }

  @Test
  void answersAreMergedDeeplyListsItemByItem() {
    assertThat(
            project(
                "{ article { id title parent { id title } images { id url } } }",
                """
                {"article":{"id":1,"parent":{"id":2},"images":[{"id":3},{"id":4}],"title":null}}\
                """,
                """
                {"article":{"id":9,"title":"t","parent":{"title":"p"},
                 "images":[{"url":"a"},{"url":"b"},{"url":"c"}]}}\
                """))
        .isEqualTo(
            """
            {"data":{"article":{"id":"1","title":"t","parent":{"id":"2","title":"p"},\
            "images":[{"id":"3","url":"a"},{"id":"4","url":"b"}]}}}\
            """);
  }

  @Test
  void theTypenameOfTheRootIsKnown() {
    assertThat(project("{ a: __typename }", "{}")).isEqualTo("{\"data\":{\"a\":\"Query\"}}");
  }

  @Test
  void manyFieldsInAnyOrderAreFound() {
    assertThat(
            project(
                "{ string int boolean float article { title id } }",
                "{\"article\":{\"id\":1,\"title\":\"t\"},\"float\":1.5,\"x\":[{}],\"boolean\":true,"
                    + "\"int\":1,\"string\":\"s\"}"))
        .isEqualTo(
            "{\"data\":{\"string\":\"s\",\"int\":1,\"boolean\":true,\"float\":1.5,"
                + "\"article\":{\"title\":\"t\",\"id\":\"1\"}}}");
  }

  @Test
  void refusalsAndEmptyResponsesHaveTheirForm() {
    ResponseErrors errors = new ResponseErrors(10);
    errors.add(GraphQlError.ofRequest("BAD", "not \"so\"", List.of(new SourceLocation(1, 2))));
    assertThat(new String(Projection.refused(errors), UTF_8))
        .isEqualTo(
            "{\"errors\":[{\"message\":\"not \\\"so\\\"\",\"locations\":[{\"line\":1,\"column\":2}],"
                + "\"extensions\":{\"code\":\"BAD\"}}]}");
    assertThat(new String(Projection.withoutData(new ResponseErrors(1)), UTF_8))
        .isEqualTo("{\"data\":null}");
  }

  private static GraphQlError error(String message, List<Object> path) {
    return new GraphQlError(message, List.of(), path, Map.of());
  }

  private static String project(String query, String... answers) {
    return project(query, new ResponseErrors(10), answers);
  }

  private static String project(String query, ResponseErrors errors, String... answers) {
    MergedResponse merged = new MergedResponse(answers.length);
    for (int i = 0; i < answers.length; i++) {
      byte[] bytes = answers[i].getBytes(UTF_8);
      merged.put(i, JsonTape.parse(bytes, bytes.length, 32), "s" + i);
      merged.overlay(merged.root(), MergedResponse.reference(i, 0));
    }
    Projection projection = Projection.of(GraphQlText.operation(SCHEMA, query), SCHEMA);
    return new String(projection.write(merged, errors, Map.of()), UTF_8);
  }
}
