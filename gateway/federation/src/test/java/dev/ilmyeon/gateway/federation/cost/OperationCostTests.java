package dev.ilmyeon.gateway.federation.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.operation.OperationReader;
import dev.ilmyeon.gateway.federation.operation.ValidOperation;
import dev.ilmyeon.gateway.federation.plan.JoinSdl;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationCostTests {

  private static final String TYPES =
      """
      directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION \
      | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
      directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], \
      requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
      type Query @join__type(graph: A) {
        name: String
        lead: Article
        leads: [Article!]!
        twelve: [Article] @listSize(assumedSize: 12)
        latest(first: Int = 20, last: Int): [Article] @listSize(slicingArguments: ["first", "last"])
        some(max: Int): [Article] @listSize(slicingArguments: ["max"])
        any(max: Int): [Article]
          @listSize(slicingArguments: ["max"], assumedSize: 3, requireOneSlicingArgument: false)
        found(where: Where): [Article]
          @listSize(slicingArguments: ["where.page.first"], requireOneSlicingArgument: false)
        pages(first: Int): Pages @listSize(slicingArguments: ["first"], sizedFields: ["nodes"])
        cards: [Card] @listSize(assumedSize: 2)
        node: Node
        report: String @cost(weight: 7)
        mood: Mood
        moods: [Mood]
        search(by: Where, tags: [String], in: String @cost(weight: 2)): String
      }
      type Mutation @join__type(graph: A) { publish: Article touch: String }
      interface Node @join__type(graph: A) { id: ID rating: Int all: [Article] }
      type Article implements Node @join__implements(graph: A, interface: "Node")
        @join__type(graph: A) {
        id: ID rating: Int @cost(weight: 4) all: [Article] @listSize(assumedSize: 5)
        author: Author title: String
      }
      type Gallery implements Node @join__implements(graph: A, interface: "Node")
        @join__type(graph: A) { id: ID rating: Int all: [Article] cover: Image }
      type Author @join__type(graph: A) @cost(weight: 3) { name: String }
      type Image @join__type(graph: A) { url: String }
      type Pages @join__type(graph: A) { total: Int nodes: [Article] others: [Article] }
      union Card @join__type(graph: A) @join__unionMember(graph: A, member: "Article")
        @join__unionMember(graph: A, member: "Gallery") = Article | Gallery
      enum Mood @join__type(graph: A) @cost(weight: 2) { GOOD @join__enumValue(graph: A) }
      input Where @join__type(graph: A) { page: Page text: String @cost(weight: 5) }
      input Page @join__type(graph: A) { first: Int = 6 }
      """;

  private static final SupergraphModel SUPERGRAPH = JoinSdl.read("A", TYPES);
  private static final OperationReader READER =
      new OperationReader(SUPERGRAPH.consumerSchema(), OperationLimits.GENEROUS);
  private static final CostRules RULES = new CostRules(SUPERGRAPH, 10);

  private static long cost(String query, String variables) {
    ValidOperation operation = READER.read(query).operation(null);
    JsonObject values =
        READER.coerceVariables(operation, (JsonObject) JsonReader.read(variables, 10));
    return formula(operation, values).with(values);
  }

  private static OperationCost formula(ValidOperation operation, JsonObject values) {
    return RULES.of(READER.normalize(operation, READER.conditions(operation, values)));
  }

  private static boolean isFixed(String query) {
    return formula(READER.read(query).operation(null), new JsonObject(Map.of())).isFixed();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # weights
          { name __typename }                                     | 0
          { lead { title } }                                      | 1
          { lead { author { name } } }                            | 4
          { report }                                              | 7
          { mood }                                                | 2
          { lead { rating } node { rating } }                     | 10
          mutation { touch }                                      | 10
          mutation { publish { author { name } } }                | 14
          # lists
          { leads { title } }                                     | 10
          { leads { author { name } } }                           | 40
          { twelve { title } }                                    | 12
          { moods }                                               | 20
          { twelve { all { author { name } } } }                  | 252
          { node { all { id } } }                                 | 6
          # slicing arguments
          { latest { id } }                                       | 20
          { latest(first: 7) { id } }                             | 7
          { latest(last: 3) { id } }                              | 3
          { some(max: 4) { author { name } } }                    | 16
          { some(max: 0) { author { name } } }                    | 0
          { some(max: -9) { id } }                                | 0
          { any { id } }                                          | 3
          { any(max: 8) { id } }                                  | 8
          { found { id } }                                        | 6
          { found(where: { page: { first: 2 } }) { id } }         | 4
          { pages(first: 2) { total nodes { id } } }              | 3
          { pages(first: 2) { ... { nodes { id } } others { id } } } | 13
          # what is the same counts once, and of alternatives the dearest
          { twelve { id } twelve { title } }                      | 12
          { a: lead { id } lead { id } }                          | 2
          { cards { ... on Article { author { name } } ... on Gallery { cover { url } } } } | 8
          { cards { __typename ... on Gallery { cover { url } } } } | 4
          { cards { ... on Node { rating } ... on Article { author { name } } } } | 16
          { lead @skip(if: true) { id } name }                    | 0
          # arguments
          { search }                                              | 0
          { search(tags: ["a", "b"]) }                            | 0
          { search(in: "x") }                                     | 2
          { search(in: null) }                                    | 0
          { search(by: { text: "x", page: {} }) }                 | 7
          # the schema
          { __schema { types { name fields { name } } } }         | 0
          """)
  void isWhatTheSupergraphSays(String query, long cost) {
    assertThat(cost(query, "{}")).isEqualTo(cost);
    assertThat(isFixed(query)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          query($n: Int) { latest(first: $n) { id } }             | {"n": 6}              | 6
          query($n: Int) { latest(first: $n) { id } }             | {}                    | 20
          query($n: Int = 4) { latest(first: $n) { id } }         | {}                    | 4
          query($n: Int, $m: Int) { latest(first: $n, last: $m) { author { name } } } | {"m": 2, "n": null} | 8
          query($n: Int) { any(max: $n) { id } }                  | {}                    | 3
          query($w: Where) { found(where: $w) { id } }            | {"w": {"page": {"first": 2}}} | 4
          query($p: Page) { found(where: { page: $p }) { id } }   | {"p": {"first": 2}}   | 4
          query($n: Int) { pages(first: $n) { nodes { id } } }    | {"n": 5}              | 6
          query($n: Int) { cards { ... on Article { all { id } } ... on Gallery { cover { url } } } latest(first: $n) { id } } | {"n": 1} | 13
          query($t: String) { search(in: $t) }                    | {"t": "x"}            | 2
          query($t: String) { search(in: $t) }                    | {}                    | 0
          query($w: Where) { search(by: $w) }                     | {"w": {"text": "x", "page": {"first": 1}}} | 7
          """)
  void dependsOnVariablesWhereTheyHaveASay(String query, String variables, long cost) {
    assertThat(cost(query, variables)).isEqualTo(cost);
    assertThat(isFixed(query)).isFalse();
  }

  @Test
  void needsTheSlicingArgumentThatMustBeGiven() {
    assertThatThrownBy(() -> cost("{ some { id } }", "{}"))
        .isInstanceOf(RequestException.class)
        .hasMessage("Field \"some\" must be given exactly one of the arguments max.");
    assertThatThrownBy(() -> cost("query($n: Int) { some(max: $n) { id } }", "{}"))
        .isInstanceOf(RequestException.class);
    assertThatThrownBy(() -> cost("{ latest(first: 1, last: 1) { id } }", "{}"))
        .isInstanceOf(RequestException.class)
        .hasMessage("Field \"latest\" must be given exactly one of the arguments first, last.");
  }

  @Test
  void staysANumberHoweverLargeItIs() {
    String query = "{ latest(first: 2147483647) { all { all { all { id } } } } }";
    assertThat(cost(query, "{}")).isGreaterThan(100L * Integer.MAX_VALUE);
    String deep = "{ node " + "{ all ".repeat(90) + "{ id }" + " }".repeat(90) + " }";
    assertThat(cost(deep, "{}")).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void readsWeightsAsTheDraftWritesThem() {
    SupergraphModel draft =
        JoinSdl.read(
            "A",
            TYPES
                .replace("weight: Int!", "weight: String!")
                .replaceAll("weight: (\\d)\\)", "weight: \"$1.5\")"));
    ValidOperation operation = READER.read("{ report }").operation(null);
    assertThat(
            new CostRules(draft, 10)
                .of(READER.normalize(operation, Map.of()))
                .with(new JsonObject(Map.of())))
        .isEqualTo(8);
  }
}
