package dev.ilmyeon.articles.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.graphql.test.tester.GraphQlTester;

/**
 * More articles than are ranked, over years with months without any: two whose title is the query,
 * 230 whose title has it, 30 whose text has it, in turns from the oldest to the newest.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RankingTests extends SearchServiceTests {

  private static final int ARTICLES = 262;

  @BeforeAll
  void makeArticles() {
    sql(
        """
        INSERT INTO article (id, slug, title, body, section_id, status, published_at)
        SELECT 78000 + n, 'ranked-' || n,
          CASE WHEN n IN (40, 200) THEN '해오라기 가마우지' WHEN n %% 8 = 0 THEN '갯벌 소식 ' || n ELSE '해오라기와 가마우지 ' || n END,
          '[{"type": "paragraph", "text": "해오라기가 왔다. 가마우지도 왔다."}]', 'local', 'PUBLISHED',
          timestamptz '2009-01-01T00:00Z' + n / 40 * interval '400 days' + n %% 40 * interval '1 hour'
        FROM generate_series(1, %d) n
        """
            .formatted(ARTICLES));
  }

  @AfterAll
  void removeArticles() {
    sql("DELETE FROM article WHERE id BETWEEN 78001 AND 78000 + %d".formatted(ARTICLES));
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 100})
  void findsEachOnceTheTitlesBeforeTheTexts(int first) {
    List<Integer> all = pages(first, "RELEVANCE");

    assertThat(all).hasSize(ARTICLES).doesNotHaveDuplicates();
    assertThat(all.subList(0, 2)).as("whose title it is").containsExactlyInAnyOrder(78_040, 78_200);
    // The newest 200 whose title has it, then the others.
    assertThat(all.subList(2, 202)).allMatch(id -> (id - 78_000) % 8 != 0);
    assertThat(all.subList(202, ARTICLES)).filteredOn(id -> (id - 78_000) % 8 == 0).hasSize(30);
  }

  @Test
  void findsTheNewestFirstThroughMonthsWithoutAny() {
    assertThat(pages(50, "NEWEST"))
        .hasSize(ARTICLES)
        .isSortedAccordingTo((one, other) -> Integer.compare(other, one));
  }

  @Test
  void isNoOtherForFiltersThatAllMeet() {
    assertThat(page("filter: { section: \"local\", from: \"2009-01-01\" }, first: 100"))
        .isEqualTo(page("first: 100"))
        .hasSize(100);
  }

  private List<Integer> page(String arguments) {
    return graphQl()
        .document(
            "{ search(query: \"해오라기 가마우지\", %s) { edges { node { id } } } }".formatted(arguments))
        .execute()
        .path("search.edges[*].node.id")
        .entityList(Integer.class)
        .get();
  }

  private List<Integer> pages(int first, String order) {
    List<Integer> ids = new ArrayList<>();
    String after = null;
    boolean more = true;
    while (more) {
      GraphQlTester.Response page =
          graphQl()
              .document(
                  """
                  query ($first: Int!, $after: String, $order: SearchOrder!) {
                    search(query: "해오라기 가마우지", first: $first, after: $after, order: $order) {
                      edges { node { id } } pageInfo { hasNextPage endCursor } } }
                  """)
              .variable("first", first)
              .variable("after", after)
              .variable("order", order)
              .execute();
      ids.addAll(page.path("search.edges[*].node.id").entityList(Integer.class).get());
      more = page.path("search.pageInfo.hasNextPage").entity(Boolean.class).get();
      after = page.path("search.pageInfo.endCursor").entity(String.class).get();
    }
    return ids;
  }
}
