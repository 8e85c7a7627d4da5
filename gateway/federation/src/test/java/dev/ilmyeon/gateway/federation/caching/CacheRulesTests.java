package dev.ilmyeon.gateway.federation.caching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.operation.OperationReader;
import dev.ilmyeon.gateway.federation.operation.ValidOperation;
import dev.ilmyeon.gateway.federation.plan.JoinSdl;
import dev.ilmyeon.gateway.federation.request.CachePolicy;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheRulesTests {

  private static final String TYPES =
      """
      directive @cacheControl(maxAge: Int, scope: Scope, inheritMaxAge: Boolean) \
      on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
      enum Scope @join__type(graph: A) { PUBLIC @join__enumValue(graph: A) \
      PRIVATE @join__enumValue(graph: A) }
      type Query @join__type(graph: A) {
        title: String @cacheControl(maxAge: 30)
        unsaid: String
        inherits: Article @cacheControl(inheritMaxAge: true)
        lead: Article @cacheControl(maxAge: 60)
        leads: [Article] @cacheControl(maxAge: 60)
        article: Article
        odd: String @cacheControl(maxAge: "x")
        negative: String @cacheControl(maxAge: -5)
        me: User @cacheControl(maxAge: 60, scope: PUBLIC)
        node: Node @cacheControl(maxAge: 90)
        card: Card
        any: Any @cacheControl(maxAge: 90)
        never: String @cacheControl(maxAge: 0)
        query: Query @cacheControl(maxAge: 100)
      }
      type Mutation @join__type(graph: A) { touch: String @cacheControl(maxAge: 30) }
      interface Node @join__type(graph: A) { id: ID rating: Int secret: String
        author: Author @cacheControl(maxAge: 12) }
      type Article implements Node @join__implements(graph: A, interface: "Node")
        @join__type(graph: A) @cacheControl(maxAge: 40) {
        id: ID rating: Int @cacheControl(maxAge: 4) secret: String title: String
        author: Author @cacheControl(inheritMaxAge: true)
        editor: Author
        notes: [Note]
        source: String @cacheControl(scope: PRIVATE)
      }
      type Gallery implements Node @join__implements(graph: A, interface: "Node")
        @join__type(graph: A) @cacheControl(maxAge: 20) {
        id: ID rating: Int secret: String @cacheControl(scope: PRIVATE)
        author: Author
      }
      type Author @join__type(graph: A) { name: String }
      type Note @join__type(graph: A) @cacheControl(inheritMaxAge: true) { text: String }
      type User @join__type(graph: A) @cacheControl(scope: PRIVATE) { name: String }
      union Card @join__type(graph: A) @join__unionMember(graph: A, member: "Article")
        @join__unionMember(graph: A, member: "Gallery") = Article | Gallery
      union Any @join__type(graph: A) @join__unionMember(graph: A, member: "Article")
        @join__unionMember(graph: A, member: "User") = Article | User
      """;

  private static CachePolicy policy(SupergraphModel supergraph, String query) {
    OperationReader reader =
        new OperationReader(supergraph.consumerSchema(), OperationLimits.GENEROUS);
    ValidOperation operation = reader.read(query).operation(null);
    return new CacheRules(supergraph).of(reader.normalize(operation, Map.of()));
  }

  private static final SupergraphModel SUPERGRAPH = JoinSdl.read("A", TYPES);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # the least of all
          { title }                                             | 30
          { title lead { title } }                              | 30
          { lead { title rating } }                             | 4
          # a root field or an object says something itself, or nothing is kept
          { unsaid }                                            | 0
          { title unsaid }                                      | 0
          { never }                                             | 0
          { lead { editor { name } } }                          | 0
          # a field goes before its type, and what inherits goes with what it is in
          { article { title } }                                 | 40
          { lead { title } }                                    | 60
          { leads { title } }                                   | 60
          { inherits { title } }                                | 40
          { lead { author { name } } }                          | 60
          { lead { notes { text } } }                           | 60
          # what is wrong allows nothing
          { odd }                                               | 0
          { negative }                                          | 0
          # whatever an interface or union can be
          { card { ... on Article { title } } }                 | 20
          { node { id } }                                       | 90
          { node { rating } }                                   | 4
          { node { author { name } } }                          | 12
          # a root field stays one, wherever it is
          { query { title } }                                   | 30
          { query { unsaid } }                                  | 0
          # what says nothing about anything
          { title __typename lead { __typename } }              | 30
          """)
  void isWhatTheFieldAllowsThatAllowsLeast(String query, int maxAge) {
    assertThat(policy(SUPERGRAPH, query)).isEqualTo(new CachePolicy(maxAge, true, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { lead { source } }
          { me { name } }
          { any { ... on Article { title } } }
          { node { secret } }
          """)
  void isNobodyElsesIfAnythingOfItIs(String query) {
    assertThat(policy(SUPERGRAPH, query).shared()).isFalse();
    assertThat(policy(SUPERGRAPH, query).isShareable()).isFalse();
  }

  @Test
  void keepsNoMutationAndNothingOfTheSchema() {
    assertThat(policy(SUPERGRAPH, "{ title __schema { description } }"))
        .isEqualTo(CachePolicy.NONE);
    assertThat(policy(SUPERGRAPH, "mutation { touch }")).isEqualTo(CachePolicy.NONE);
  }

  @Test
  void saysNothingWhereTheSupergraphDoesNot() {
    SupergraphModel silent =
        JoinSdl.read("A", "type Query @join__type(graph: A) { title: String }");

    assertThat(policy(silent, "{ title }")).isEqualTo(CachePolicy.UNSAID);
  }
}
