package dev.ilmyeon.gateway.federation.supergraph;

import static dev.ilmyeon.gateway.federation.supergraph.SupergraphText.describe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField.Override;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** On a supergraph that another's composer made of schemas of our own. */
class SupergraphReaderTests {

  private static final SupergraphModel NEWSROOM = SupergraphText.resource("newsroom");

  @Test
  void knowsWhereSubgraphsAreAndWhatTheyCanBeAskedFor() {
    assertThat(NEWSROOM.subgraphs().keySet())
        .extracting(SubgraphName::value)
        .containsExactly("articles", "people", "statistics", "text");
    assertThat(subgraph("articles").url()).isEqualTo("http://articles.example/graphql");
    assertThat(subgraph("articles").roots())
        .containsOnlyKeys(OperationKind.QUERY, OperationKind.MUTATION);
    assertThat(subgraph("people").roots()).containsOnlyKeys(OperationKind.QUERY);
    assertThat(subgraph("text").roots()).isEmpty();
  }

  private static Subgraph subgraph(String name) {
    return Objects.requireNonNull(NEWSROOM.subgraphs().get(new SubgraphName(name)));
  }

  @Test
  void readsKeysRequirementsProvisionsAndOverrides() {
    assertThat(describe(NEWSROOM, "articles", "Article"))
        .isEqualTo(
            """
            Article @key{id} @key{desk{code} number} unresolvable implements Titled
              id: ID!
              desk: Desk!
              number: Int!
              title: String
              author: Author @provides{name}
              words: Int @external
              minutes: Int @requires{words}
              state: State
              secret: String
              slug: String @override(articles, percent(20))
              reads: Int @override(statistics)\
            """);
    assertThat(describe(NEWSROOM, "text", "Article"))
        .isEqualTo(
            """
            Article @key{id}
              id: ID!
              words: Int
              slug: String @override(articles, percent(20))\
            """);
  }

  @Test
  void dropsWhatASubgraphLostForGood() {
    assertThat(describe(NEWSROOM, "statistics", "Article"))
        .isEqualTo(
            """
            Article @key{id}
              id: ID!
              title: String\
            """);
  }

  @Test
  void readsInterfaceObjects() {
    assertThat(describe(NEWSROOM, "text", "Titled"))
        .isEqualTo(
            """
            Titled @interfaceObject @key{id}
              id: ID!
              language: String!\
            """);
    assertThat(describe(NEWSROOM, "articles", "Titled"))
        .isEqualTo(
            """
            Titled @key{id} members Article
              id: ID!
              title: String\
            """);
  }

  @Test
  void readsMembersAndValuesBySubgraph() {
    assertThat(describe(NEWSROOM, "articles", "Hit")).isEqualTo("Hit members Article|Author");
    assertThat(describe(NEWSROOM, "statistics", "Hit")).isEqualTo("Hit members Article|Gallery");
    assertThat(describe(NEWSROOM, "people", "Hit")).isEqualTo("absent");
    assertThat(describe(NEWSROOM, "articles", "State"))
        .isEqualTo("State values DRAFT|PUBLISHED|WITHDRAWN");
    assertThat(describe(NEWSROOM, "statistics", "State")).isEqualTo("State values DRAFT|PUBLISHED");
  }

  @Test
  void hidesTheMachineryAndWhatIsInaccessible() {
    Schema consumer = NEWSROOM.consumerSchema();

    assertThat(fields(consumer, "Article")).doesNotContain("secret").contains("language", "slug");
    assertThat(((NamedType.EnumType) type(consumer, "State")).values())
        .containsOnlyKeys("DRAFT", "PUBLISHED");
    assertThat(consumer.types().keySet()).noneMatch(name -> name.matches("[a-z]+__.*"));
    assertThat(consumer.directives())
        .containsOnlyKeys("include", "skip", "defer", "deprecated", "specifiedBy", "oneOf");

    assertThat(fields(NEWSROOM.schema(), "Article")).contains("secret");
    assertThat(NEWSROOM.schema().types().keySet()).noneMatch(name -> name.matches("[a-z]+__.*"));
  }

  @Test
  void keepsWhatElseIsApplied() {
    assertThat(NEWSROOM.directives().keySet())
        .containsExactlyInAnyOrder(
            "Query.articles",
            "Query.author",
            "Mutation.publish",
            "Article",
            "Article.secret",
            "Author.email",
            "Author.phone",
            "State.WITHDRAWN");
    assertThat(NEWSROOM.directives().get("Query.articles"))
        .extracting(AppliedDirective::name)
        .containsExactly("listSize");
  }

  @Test
  void tellsWhoAnswersAnOverriddenField() {
    Override labelled = new Override("old", "percent(20)");
    SubgraphName old = new SubgraphName("old");
    SubgraphName taker = new SubgraphName("new");

    assertThat(labelled.answeredBy(old, Set.of())).isTrue();
    assertThat(labelled.answeredBy(taker, Set.of())).isFalse();
    assertThat(labelled.answeredBy(old, Set.of("percent(20)"))).isFalse();
    assertThat(labelled.answeredBy(taker, Set.of("percent(20)"))).isTrue();
    assertThat(new Override("old", null).answeredBy(taker, Set.of())).isTrue();
  }

  @Test
  void readsFederation1() {
    SupergraphModel supergraph = SupergraphText.resource("federation1");

    assertThat(describe(supergraph, "articles", "Query")).isEqualTo("Query\n  article: Article");
    assertThat(describe(supergraph, "articles", "Article"))
        .isEqualTo(
            """
            Article @key{id}
              id: ID!
              region: Region @provides{name}
              draft: Boolean
              byline: Byline\
            """);
    assertThat(describe(supergraph, "articles", "Region"))
        .isEqualTo(
            """
            Region @key{country{iso} code}
              articles: [Article] @requires{centre{x}}
              country: Country!
              code: ID!
              name: String @external
              centre: Point @external\
            """);
    assertThat(describe(supergraph, "weather", "Region"))
        .isEqualTo(
            """
            Region @key{country{iso} code}
              code: ID!
              country: Country!
              name: String
              centre: Point\
            """);
    assertThat(describe(supergraph, "articles", "Country")).isEqualTo("Country\n  iso: String!");
    assertThat(fields(supergraph.consumerSchema(), "Article")).doesNotContain("draft");
    assertThat(supergraph.consumerSchema().types()).doesNotContainKey("core__Purpose");
    assertThat(supergraph.directives()).containsOnlyKeys("Article.draft");
  }

  @Test
  void knowsSpecificationsUnderOtherNames() {
    SupergraphModel supergraph = SupergraphText.resource("renamed");

    assertThat(describe(supergraph, "one", "Query")).isEqualTo("Query\n  a: Int\n  b: Int");
    assertThat(fields(supergraph.consumerSchema(), "Query")).containsExactly("a");
    assertThat(supergraph.consumerSchema().types()).doesNotContainKeys("Level", "tie__Purpose");
    assertThat(supergraph.consumerSchema().directives())
        .containsKey("colour")
        .doesNotContainKeys("audited", "hide", "login", "tie");
    assertThat(supergraph.directives().get("Query.a"))
        .extracting(AppliedDirective::name)
        .containsExactly("authenticated", "audited");
    assertThat(supergraph.directives().get("Query.b"))
        .extracting(AppliedDirective::name)
        .containsExactly("inaccessible");
  }

  private static Set<String> fields(Schema schema, String type) {
    return ((NamedType.FieldedType) type(schema, type)).fields().keySet();
  }

  private static NamedType type(Schema schema, String name) {
    return Objects.requireNonNull(schema.type(name));
  }
}
