package dev.ilmyeon.articles;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No list of the schema takes a statement for each of its elements. */
class ListStatementsTests extends ServiceTests {

  private static final String ARTICLE =
      """
      { id blocks { __typename } regions { code } series { id } tags { id } bylines { id } corrections { at }
        related(first: 2) { id } section { id articles(first: 2) { edges { node { id } } } } }
      """;

  /** A list, short and long, and the fields that it has in it. */
  private record Case(String name, String few, String many, Set<String> fields) {

    static Case of(String name, String query, String... fields) {
      return new Case(name, query.replace("$n", "2"), query.replace("$n", "12"), Set.of(fields));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Case> lists() {
    return Stream.of(
        Case.of(
            "articles",
            "{ articles(first: $n) { edges { node %s } } }".formatted(ARTICLE),
            "Query.articles",
            "Article.blocks",
            "Article.regions",
            "Article.series",
            "Article.tags",
            "Article.bylines",
            "Article.corrections",
            "Article.related",
            "Section.articles"),
        Case.of("most read", "{ mostRead(first: $n) %s }".formatted(ARTICLE), "Query.mostRead"),
        new Case(
            "sections",
            "{ section(id: \"local\") { articles(first: 2) { edges { node { id } } } } }",
            "{ sections { articles(first: 5) { edges { node { id } } } } }",
            Set.of("Query.sections")),
        new Case(
            "regions",
            "{ region(code: \"KR-11\") { articles(first: 2) { edges { node { id } } } } }",
            "{ regions { articles(first: 5) { edges { node { id } } } } }",
            Set.of("Query.regions", "Region.articles")),
        Case.of(
            "series",
            "{ allSeries(first: $n) { articles(first: 2) { edges { node { id } } } } }",
            "Query.allSeries",
            "Series.articles"),
        Case.of(
            "articles at a step",
            "{ newsroomArticles(status: PUBLISHED, first: $n) { id title } }",
            "Query.newsroomArticles"),
        Case.of(
            "scheduled jobs", "{ scheduledJobs(first: $n) { id state } }", "Query.scheduledJobs"),
        Case.of(
            "what was done to a front",
            "{ frontAudit(first: $n) { number action } }",
            "Query.frontAudit"),
        Case.of(
            "failed changes of fronts",
            "{ failedFrontChanges(first: $n) { edges { node { id summary } } } }",
            "Query.failedFrontChanges"));
  }

  /** By the tests that are of them. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          // EntityBatch: ArticleFieldsTests
          "Query._entities",
          // SearchTests
          "Query.search",
          "SearchEdge.titleHighlights",
          "Excerpt.highlights",
          // FrontPageStatementTests
          "FrontPage.containers",
          "Container.cards",
          // FrontHistoryTests
          "Query.frontHistory",
          "Query.frontDiff",
          "FrontPage.scheduled",
          "FrontVersion.differences",
          "FrontDifference.values",
          // NewsroomListTests
          "NewsroomArticle.revisions",
          "NewsroomArticle.audit",
          "Revision.blocks",
          "Revision.photos",
          "Revision.changes",
          "Change.lines",
          // BreakingNewsTests
          "Query.breakingNewsLog",
          "Fate.receipts",
          // Of what was sent: nothing is fetched
          "ValidationProblem.violations");

  @BeforeEach
  void fillTheLists() {
    sql(
        """
        INSERT INTO scheduled_job (kind, subject, payload, due_at, next_at, made_by, state, ended_at)
        SELECT 'LISTED_JOB', 'test:listed', '{}', now(), now(), 'kim', 'DONE', now() FROM generate_series(1, 6)
        """,
        """
        INSERT INTO audit_entry (actor, action, subject, detail)
        SELECT 'kim', 'TEST', 'front:main', '{}' FROM generate_series(1, 6)
        """,
        """
        INSERT INTO front_schedule (edition_id, made_for, apply_at, changes, made_by, state, settled_at, failure)
        SELECT 'main', 1, now(), '[]', 'kim', 'FAILED', now(), 'TEST' FROM generate_series(1, 6)
        """);
  }

  @ParameterizedTest
  @MethodSource("lists")
  void takeAsManyStatementsHoweverLongTheyAre(Case list) {
    assertThat(statementsFor(list.many())).isEqualTo(statementsFor(list.few())).isPositive();
  }

  private int statementsFor(String query) {
    statements.clear();
    graphQl("lee", "editor", "ko").document(query).executeAndVerify();
    return statements.sent().size();
  }

  @Test
  void areAllCounted() {
    String sdl =
        graphQl()
            .document("{ _service { sdl } }")
            .execute()
            .path("_service.sdl")
            .entity(String.class)
            .get();
    TypeDefinitionRegistry schema = new SchemaParser().parse(sdl);
    Set<String> uncounted = new TreeSet<>();
    for (ObjectTypeDefinition type : schema.getTypes(ObjectTypeDefinition.class)) {
      Stream.concat(
              type.getFieldDefinitions().stream(),
              schema.objectTypeExtensions().getOrDefault(type.getName(), List.of()).stream()
                  .flatMap(more -> more.getFieldDefinitions().stream()))
          .filter(field -> isList(field, schema))
          .map(field -> type.getName() + "." + field.getName())
          .forEach(uncounted::add);
    }
    uncounted.removeIf(field -> field.matches("[A-Za-z]*Connection\\.edges"));
    lists().forEach(list -> uncounted.removeAll(list.fields()));
    uncounted.removeAll(ELSEWHERE);

    assertThat(uncounted).isEmpty();
  }

  /** Of objects, or a page of one. */
  private static boolean isList(FieldDefinition field, TypeDefinitionRegistry schema) {
    Type<?> type = unwrapped(field.getType());
    if (type instanceof ListType list) {
      return unwrapped(list.getType()) instanceof TypeName name
          && !schema.scalars().containsKey(name.getName())
          && schema
              .getType(name.getName())
              .filter(found -> !(found instanceof EnumTypeDefinition))
              .isPresent();
    }
    return type instanceof TypeName name && name.getName().endsWith("Connection");
  }

  private static Type<?> unwrapped(Type<?> type) {
    return type instanceof NonNullType required ? required.getType() : type;
  }
}
