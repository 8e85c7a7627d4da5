package dev.ilmyeon.articles;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.test.tester.HttpGraphQlTester;

/**
 * No field costs a statement for each entry of the list that it is in. The schema itself says which
 * fields there are, so that none can be forgotten: each is asked for below lists as long as the
 * sample gives, and longer where it gives little.
 */
class StatementCountTests extends ServiceTests {

  /** A front page has seven; a list with a statement an entry more than this. */
  private static final int MOST = 9;

  /** From so many root fields at most: one that is met everywhere is not asked for everywhere. */
  private static final int WAYS = 2;

  /** What root fields need to answer something. */
  private static final Map<String, String> ARGUMENTS =
      Map.ofEntries(
          Map.entry("articles", "first: 50"),
          Map.entry("mostRead", "first: 50"),
          Map.entry("allSeries", "first: 50"),
          Map.entry("breakingNewsLog", "first: 50"),
          Map.entry("frontHistory", "first: 50"),
          Map.entry("frontAudit", "first: 50"),
          Map.entry("failedFrontChanges", "first: 50"),
          Map.entry("newsroomArticles", "status: APPROVED, first: 50"),
          Map.entry("scheduledJobs", "first: 50"),
          Map.entry("search", "query: \"시민\", first: 50"),
          Map.entry("searchSuggestions", "typed: \"시\", first: 10"),
          Map.entry("frontDiff", "from: 1, to: 1"),
          Map.entry("article", "id: 1001"),
          Map.entry("articleOrWithdrawn", "id: 1001"),
          Map.entry("articleByPath", "path: \"/article/1001\""),
          Map.entry("section", "id: \"local\""),
          Map.entry("region", "code: \"KR-11\""),
          Map.entry("series", "id: \"small-school\""),
          Map.entry("newsroomArticle", "id: 1001"));

  @Autowired private GraphQlSource source;

  @BeforeEach
  void fillTheLists() {
    sql(
        """
        INSERT INTO scheduled_job (kind, subject, payload, due_at, next_at, made_by, state, ended_at)
        SELECT 'LISTED_JOB', 'test:listed', '{}', now(), now(), 'kim', 'DONE', now() FROM generate_series(1, 12)
        """,
        """
        INSERT INTO audit_entry (actor, action, subject, detail)
        SELECT 'kim', 'TEST', 'front:main', '{}' FROM generate_series(1, 12)
        """,
        """
        INSERT INTO front_schedule (edition_id, made_for, apply_at, changes, made_by, state, settled_at, failure)
        SELECT 'main', 1, now(), '[]', 'kim', 'FAILED', now(), 'TEST' FROM generate_series(1, 12)
        """,
        """
        INSERT INTO breaking_news (headline, proposed_by, proposed_at, confirmed_by, confirmed_at)
        SELECT '목록', 'kim', now(), 'kim', now() FROM generate_series(1, 12)
        """);
  }

  @Test
  void noFieldCostsAStatementAnEntry() {
    FieldPaths paths = new FieldPaths(source.schema());
    HttpGraphQlTester desk = graphQl("kim", "desk-chief", "ko");
    Map<String, Integer> ways = new HashMap<>();
    List<String> tooMany = new ArrayList<>();
    Set<String> unasked = new TreeSet<>();
    for (GraphQLFieldDefinition root : roots(paths)) {
      String arguments = ARGUMENTS.get(root.getName());
      String asked = root.getName() + (arguments == null ? "" : "(" + arguments + ")");
      for (FieldPaths.Found found : paths.below(root, asked)) {
        if (found.operation().isEmpty()) {
          unasked.add(found.field());
        } else if (ways.merge(found.field(), 1, Integer::sum) <= WAYS) {
          statements.clear();
          desk.document(found.operation()).execute();
          if (statements.sent().size() > MOST) {
            tooMany.add("%d: %s".formatted(statements.sent().size(), found.operation()));
          }
        }
      }
    }

    assertThat(tooMany).isEmpty();
    assertThat(unasked).as("say what these need").isEmpty();
    assertThat(ways).containsKeys("Article.bylines", "Region.articles", "Fate.receipts");
  }

  /** Those that answer several first: what is below them is in a list. */
  private static List<GraphQLFieldDefinition> roots(FieldPaths paths) {
    return paths.query().getFieldDefinitions().stream()
        .filter(field -> !field.getName().startsWith("_"))
        .sorted(Comparator.comparing(field -> !FieldPaths.isList(field)))
        .toList();
  }
}
