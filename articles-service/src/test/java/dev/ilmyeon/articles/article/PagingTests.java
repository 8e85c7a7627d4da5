package dev.ilmyeon.articles.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.ServiceTests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ParameterizedTypeReference;

/** A series of 40 articles, published at four times only, so that most share theirs with others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagingTests extends ServiceTests {

  private static final ParameterizedTypeReference<Map<String, Object>> OBJECT =
      new ParameterizedTypeReference<>() {};
  private static final String SERIES =
      """
      query ($first: Int!, $after: String) { list: series(id: "paging-test") { articles(first: $first, after: $after) {
        edges { cursor node { id } } pageInfo { hasNextPage endCursor } totalCount } } }
      """;
  private static final String FILTERED =
      """
      query ($first: Int!, $after: String) { articles(filter: { series: "paging-test" }, first: $first, after: $after) {
        edges { cursor node { id } } pageInfo { hasNextPage endCursor } totalCount } }
      """;

  @BeforeAll
  void makeArticles() {
    sql(
        "INSERT INTO series VALUES ('paging-test', '쪽', '시험', 900)",
        """
        INSERT INTO article (id, slug, title, section_id, status, published_at)
        SELECT 41000 + n, 'paging-test-' || n, '기사 ' || n, 'local', 'PUBLISHED',
          timestamptz '2012-01-01T00:00:00.123456Z' + n % 4 * interval '1 microsecond'
        FROM generate_series(1, 40) n
        """,
        "INSERT INTO article_series SELECT 41000 + n, 'paging-test', 1 FROM generate_series(1, 40) n",
        "INSERT INTO article_region SELECT 41000 + n, 'KR-50', 1 FROM generate_series(1, 40, 2) n");
  }

  @ParameterizedTest
  @CsvSource({
    "series, 1",
    "series, 7",
    "series, 10",
    "series, 39",
    "series, 40",
    "series, 100",
    "filter, 1",
    "filter, 7",
    "filter, 10",
    "filter, 40",
    "filter, 100"
  })
  void leavesNoGapAndRepeatsNothing(String list, int size) {
    List<String> ids = pageThrough(list.equals("series") ? SERIES : FILTERED, size);

    assertThat(ids).containsExactlyElementsOf(newestFirst());
  }

  @Test
  void goesOnBehindItsCursorWhateverComesInAbove() {
    List<String> first = new ArrayList<>();
    Object cursor = page(SERIES, 10, null, first).get("endCursor");
    sql(
        "INSERT INTO article (id, slug, title, section_id, status, published_at)"
            + " VALUES (41900, 'paging-test-late', '늦은 기사', 'local', 'PUBLISHED', '2012-01-02T00:00Z')",
        "INSERT INTO article_series VALUES (41900, 'paging-test', 1)");
    List<String> second = new ArrayList<>();
    page(SERIES, 10, cursor, second);
    sql("DELETE FROM article WHERE id = 41900");

    assertThat(first).isEqualTo(newestFirst().subList(0, 10));
    assertThat(second).isEqualTo(newestFirst().subList(10, 20));
  }

  @Test
  void combinesConditions() {
    graphQl()
        .document(
            """
            { both: articles(filter: { series: "paging-test", region: "KR-50" }, first: 100) { edges { node { id } } totalCount }
              all: series(id: "paging-test") { articles(first: 1) { totalCount } }
              none: articles(filter: { series: "paging-test", section: "sports" }) { edges { cursor } pageInfo { hasNextPage endCursor } totalCount }
              days: articles(filter: { from: "2024-07-21", to: "2024-07-21" }) { edges { node { id } } }
              nowhere: articles(filter: { region: "KR-99" }) { totalCount } }
            """)
        .execute()
        .path("both.edges")
        .entityList(Object.class)
        .hasSize(20)
        .path("both.totalCount")
        .entity(Integer.class)
        .isEqualTo(20)
        .path("all.articles.totalCount")
        .entity(Integer.class)
        .isEqualTo(40)
        .path("none.edges")
        .entityList(Object.class)
        .hasSize(0)
        .path("none.pageInfo.endCursor")
        .valueIsNull()
        .path("days.edges[*].node.id")
        .entityList(String.class)
        .containsExactly("1063", "1075")
        .path("nowhere.totalCount")
        .entity(Integer.class)
        .isEqualTo(0);
  }

  @Test
  void countsOnlyIfAsked() {
    statements.clear();
    graphQl()
        .document("{ regions { articles(first: 3) { edges { node { id title } } } } }")
        .executeAndVerify();
    assertThat(statements.sent()).hasSize(2);

    statements.clear();
    graphQl()
        .document("{ regions { articles(first: 3) { totalCount edges { node { id } } } } }")
        .executeAndVerify();
    assertThat(statements.sent()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "%00",
        "c2VyaWVz",
        "rO0ABXNyABNqYXZhLnV0aWwuQXJyYXlMaXN0",
        "c2VyaWVzOnBhZ2luZy10ZXN0HzEfeA", // its list, but a number that is none
        "c2VyaWVzOnBhZ2luZy10ZXN0Hzk5OTk5OTk5OTk5OTk5OTk5OTkfMQ", // a time beyond every calendar
        "YXJ0aWNsZXMfMR8x", // another list's
      })
  void refusesAForgedCursor(String cursor) {
    graphQl()
        .document(SERIES)
        .variable("first", 5)
        .variable("after", cursor)
        .execute()
        .errors()
        .satisfy(errors -> {
          assertThat(errors).hasSize(1);
          assertThat(errors.getFirst().getExtensions()).containsEntry("code", "BAD_USER_INPUT");
          assertThat(errors.getFirst().getMessage()).startsWith("'after' is no cursor");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{ section: \"local\" }",
        "{ series: \"paging-test\", region: \"KR-50\" }",
        "{ series: \"paging-test\", from: \"2012-01-01\" }",
        "{ region: \"no region\" }",
      })
  void refusesACursorOfAnotherFilter(String filter) {
    assertRefused(filter, page(FILTERED, 5, null, new ArrayList<>()).get("endCursor"));
  }

  @Test
  void refusesTheWholeListsCursorWithAFilter() {
    String all = FILTERED.replace("filter: { series: \"paging-test\" }, ", "");

    assertRefused(
        "{ series: \"paging-test\" }", page(all, 5, null, new ArrayList<>()).get("endCursor"));
  }

  private void assertRefused(String filter, Object cursor) {
    graphQl()
        .document(
            "query ($after: String) { articles(filter: %s, after: $after) { totalCount } }"
                .formatted(filter))
        .variable("after", cursor)
        .execute()
        .errors()
        .satisfy(errors -> {
          assertThat(errors).hasSize(1);
          assertThat(errors.getFirst().getExtensions()).containsEntry("code", "BAD_USER_INPUT");
          assertThat(errors.getFirst().getMessage())
              .endsWith("to the list and filter that gave it.");
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 101, Integer.MAX_VALUE})
  void refusesAPageOfAnotherSize(int first) {
    graphQl()
        .document(FILTERED)
        .variable("first", first)
        .execute()
        .errors()
        .satisfy(errors ->
            assertThat(errors.getFirst().getExtensions()).containsEntry("code", "BAD_USER_INPUT"));
  }

  private List<String> pageThrough(String query, int size) {
    List<String> ids = new ArrayList<>();
    Map<String, Object> info = page(query, size, null, ids);
    for (int page = 0; Boolean.TRUE.equals(info.get("hasNextPage")) && page < 50; page++) {
      info = page(query, size, info.get("endCursor"), ids);
    }
    return ids;
  }

  /** Adds the page's numbers to {@code ids}; returns its page information. */
  @SuppressWarnings("unchecked")
  private Map<String, Object> page(String query, int size, Object after, List<String> ids) {
    Map<String, Object> connection =
        graphQl()
            .document(query)
            .variable("first", size)
            .variable("after", after)
            .execute()
            .path(query.equals(SERIES) ? "list.articles" : "articles")
            .entity(OBJECT)
            .get();
    for (Map<String, Object> edge : (List<Map<String, Object>>) connection.get("edges")) {
      ids.add(((Map<String, String>) edge.get("node")).get("id"));
    }
    assertThat((List<?>) connection.get("edges")).hasSizeLessThanOrEqualTo(size);
    return (Map<String, Object>) connection.get("pageInfo");
  }

  private static List<String> newestFirst() {
    return IntStream.rangeClosed(1, 40)
        .boxed()
        .sorted((a, b) -> a % 4 != b % 4 ? Integer.compare(b % 4, a % 4) : Integer.compare(b, a))
        .map(n -> Integer.toString(41000 + n))
        .toList();
  }
}
