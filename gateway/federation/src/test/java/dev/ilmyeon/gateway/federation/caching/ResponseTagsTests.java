package dev.ilmyeon.gateway.federation.caching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.operation.OperationReader;
import dev.ilmyeon.gateway.federation.operation.ValidOperation;
import dev.ilmyeon.gateway.federation.plan.JoinSdl;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResponseTagsTests {

  private static final SupergraphModel SUPERGRAPH =
      JoinSdl.read(
          "A, B",
          """
          type Query @join__type(graph: A) @join__type(graph: B) {
            lead: Article @join__field(graph: A)
            leads: [Article] @join__field(graph: A)
            card: Card @join__field(graph: A)
            seat: Seat @join__field(graph: A)
            plan: Plan @join__field(graph: A)
            name: String @join__field(graph: A)
          }
          interface Node @join__type(graph: A) { id: ID author: Author }
          type Article implements Node @join__implements(graph: A, interface: "Node")
            @join__type(graph: A, key: "id") @join__type(graph: B, key: "slug")
            @join__type(graph: B, key: "id") {
            id: ID slug: ID @join__field(graph: B) title: String @join__field(graph: A)
            author: Author @join__field(graph: A)
            related(first: Int): [Article] @join__field(graph: A)
          }
          type Gallery implements Node @join__implements(graph: A, interface: "Node")
            @join__type(graph: A, key: "id") { id: ID author: Author }
          type Author @join__type(graph: A) { name: String }
          type Seat @join__type(graph: A, key: "row number") { row: String number: Int }
          type Plan @join__type(graph: A, key: "seat { row }") { seat: Seat }
          union Card @join__type(graph: A) @join__unionMember(graph: A, member: "Article")
            @join__unionMember(graph: A, member: "Gallery")
            @join__unionMember(graph: A, member: "Author") = Article | Gallery | Author
          """);

  private static final OperationReader READER =
      new OperationReader(SUPERGRAPH.consumerSchema(), OperationLimits.GENEROUS);

  private static Set<String> tags(String query, String data) {
    ValidOperation operation = READER.read(query).operation(null);
    return new ResponseTags(SUPERGRAPH)
        .of(READER.normalize(operation, Map.of()).selections(), JsonReader.read(data, 20));
  }

  @Test
  void namesEntitiesByTheirKeys() {
    assertThat(
            tags(
                "{ leads { number: id title related(first: 2) { id } } }",
                """
                {"leads":[{"number":"1","title":"t","related":[{"id":2},null]},null]}
                """))
        .containsExactlyInAnyOrder(
            "Query.leads", "Article", "Article:1", "Article.related", "Article:2");
  }

  @Test
  void namesAnyOfATypeWhoseKeyIsNotThere() {
    assertThat(tags("{ lead { title } }", "{\"lead\":{\"title\":\"t\"}}"))
        .containsExactlyInAnyOrder("Query.lead", "Article", "Article:*");
    assertThat(tags("{ lead { slug } }", "{\"lead\":{\"slug\":\"s\"}}"))
        .as("by the first key only")
        .contains("Article:*");
    assertThat(tags("{ lead { id } }", "{\"lead\":{\"id\":null}}")).contains("Article:*");
  }

  @Test
  void namesWhatIsNotThereYet() {
    assertThat(tags("{ lead { id } leads { id } }", "{\"lead\":null,\"leads\":[]}"))
        .containsExactlyInAnyOrder("Query.lead", "Query.leads");
  }

  @Test
  void knowsAbstractTypesByWhatTheySay() {
    String query =
        "{ card { __typename ... on Node { id author { name } } ... on Article { title } } }";

    assertThat(
            tags(
                query,
                """
                {"card":{"__typename":"Gallery","id":"7","author":{"name":"n"}}}
                """))
        .containsExactlyInAnyOrder(
            "Query.card", "Gallery", "Gallery:7", "Gallery.author", "Article.author");
  }

  @Test
  void takesThemForAnythingIfTheySayNothing() {
    assertThat(tags("{ card { ... on Node { id } } }", "{\"card\":{\"id\":\"7\"}}"))
        .containsExactlyInAnyOrder("Query.card", "Article", "Article:*", "Gallery", "Gallery:*");
  }

  @Test
  void takesKeysOfSeveralFieldsAndNoOthers() {
    assertThat(tags("{ seat { row number } }", "{\"seat\":{\"row\":\"A\",\"number\":3}}"))
        .containsExactlyInAnyOrder("Query.seat", "Seat", "Seat:A,3");
    assertThat(tags("{ plan { seat { row } } }", "{\"plan\":{\"seat\":{\"row\":\"A\"}}}"))
        .containsExactlyInAnyOrder("Query.plan", "Plan", "Plan:*", "Plan.seat", "Seat", "Seat:*");
  }

  @Test
  void namesNothingForLeaves() {
    assertThat(tags("{ name }", "{\"name\":\"n\"}")).isEmpty();
  }
}
