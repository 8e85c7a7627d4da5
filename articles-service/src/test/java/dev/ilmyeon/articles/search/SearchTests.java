package dev.ilmyeon.articles.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.graphql.test.tester.GraphQlTester;

/** Forty articles on 오소리 and 두더지, published at four times only, and the sample. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTests extends SearchServiceTests {

  private static final String PAGE =
      """
      query ($q: String!, $order: SearchOrder!, $first: Int!, $after: String) {
        search(query: $q, order: $order, first: $first, after: $after) {
          edges { node { id } } pageInfo { hasNextPage endCursor } totalCount } }
      """;

  @BeforeAll
  void makeArticles() {
    sql(
        """
        INSERT INTO article (id, slug, title, body, section_id, kind, status, published_at)
        SELECT 61000 + n, 'search-test-' || n, '오소리와 두더지 ' || n, '[{"type": "paragraph", "text": "숲에 산다."}]',
          'local', CASE n % 2 WHEN 0 THEN 'OPINION' ELSE 'NEWS' END, 'PUBLISHED',
          timestamptz '2013-01-01T00:00Z' + n % 4 * interval '40 days'
        FROM generate_series(1, 40) n
        """,
        "INSERT INTO article_region SELECT 61000 + n, 'KR-50', 1 FROM generate_series(1, 40, 4) n");
  }

  @ParameterizedTest
  @CsvSource({
    "RELEVANCE, 1",
    "RELEVANCE, 7",
    "RELEVANCE, 40",
    "NEWEST, 1",
    "NEWEST, 7",
    "NEWEST, 40"
  })
  void pagesWithoutGapOrRepetition(String order, int first) {
    List<String> ids = new ArrayList<>();
    String after = null;
    boolean more = true;
    while (more) {
      GraphQlTester.Response page =
          graphQl()
              .document(PAGE)
              .variable("q", "오소리 두더지")
              .variable("order", order)
              .variable("first", first)
              .variable("after", after)
              .execute();
      ids.addAll(page.path("search.edges[*].node.id").entityList(String.class).get());
      page.path("search.totalCount").entity(Integer.class).isEqualTo(40);
      more = page.path("search.pageInfo.hasNextPage").entity(Boolean.class).get();
      after = page.path("search.pageInfo.endCursor").entity(String.class).get();
    }

    assertThat(ids).hasSize(40).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "'{ kind: OPINION }', 20",
    "'{ region: \"KR-50\" }', 10",
    "'{ section: \"sports\" }', 0",
    "'{ series: \"small-school\" }', 0",
    "'{ section: \"local\", kind: NEWS, region: \"KR-50\" }', 10",
    "'{ from: \"2013-02-01\" }', 30",
    "'{ to: \"2013-01-31\" }', 10",
    "'{ from: \"2013-02-01\", to: \"2013-04-01\" }', 20",
    "'{ region: \"it''s\\\\\" }', 0",
  })
  void narrows(String filter, int articles) {
    for (String order : List.of("RELEVANCE", "NEWEST")) {
      graphQl()
          .document(
              "{ search(query: \"오소리\", filter: %s, order: %s, first: 100) { totalCount edges { node { id } } } }"
                  .formatted(filter, order))
          .execute()
          .path("search.totalCount")
          .entity(Integer.class)
          .isEqualTo(articles)
          .path("search.edges")
          .entityList(Object.class)
          .hasSize(articles);
    }
  }

  @Test
  void putsTheExactTitleFirst() {
    assertThat(found("오소리와 두더지 17")).first().isEqualTo("61017");
    assertThat(found("오소리와 두더지 18")).first().isEqualTo("61018");
  }

  @ParameterizedTest
  @ValueSource(strings = {"해안 산책로 야간 조명", "도심 도서관 새벽 개방", "골목 음악회 가을 일정", "올레 쉼터 실태"})
  void findsNothingThatReadersMayNotSee(String query) {
    assertThat(found(query)).doesNotContain("1077", "1078", "1079", "1080");
  }

  @Test
  void suggestsNoWordThatOnlyHiddenArticlesHave() {
    sql(
        """
        INSERT INTO article (id, slug, title, section_id, status, published_at, embargo_until)
        VALUES (61900, 'embargo', '너구리합병 발표', 'economy', 'PUBLISHED', '2013-01-01T00:00Z', now() + interval '1 hour')
        """);
    catchUp();

    assertThat(found("너구리합병")).doesNotContain("61900");
    assertThat(suggested("너구리")).isEmpty();
  }

  @Test
  void followsWhatIsWritten() {
    sql(
        """
        INSERT INTO article (id, slug, title, section_id, status, published_at)
        VALUES (61901, 'followed', '수달이 돌아왔다', 'local', 'PUBLISHED', '2013-01-01T00:00Z')
        """);
    catchUp();
    assertThat(found("수달")).contains("61901");

    sql("UPDATE article SET title = '담비가 돌아왔다' WHERE id = 61901");
    catchUp();
    assertThat(found("수달")).doesNotContain("61901");
    assertThat(found("담비")).contains("61901");

    sql(
        """
        UPDATE article SET status = 'WITHDRAWN', withdrawn_at = now(), withdrawal_notice = '거두었습니다.' WHERE id = 61901
        """);
    assertThat(found("담비")).as("at once, before the index follows").doesNotContain("61901");
    catchUp();
    assertThat(found("담비")).doesNotContain("61901");
    sql("DELETE FROM article WHERE id = 61901");
  }

  @Test
  void tellsOfWhatWasWithdrawnByItsTitleToWhomItWasKnown() {
    sql(
        """
        INSERT INTO article (id, slug, title, body, section_id, status, published_at, withdrawn_at, withdrawal_notice)
        VALUES (61902, 'withdrawn', '스라소니 발견', '[{"type": "paragraph", "text": "반달곰"}]', 'local', 'WITHDRAWN',
            '2013-01-01T00:00Z', '2013-01-02T00:00Z', '사진이 다릅니다.'),
          (61903, 'withdrawn-late', '스라소니 두 마리', '[]', 'sports', 'WITHDRAWN',
            '2013-01-01T00:00Z', '2013-01-03T00:00Z', '숫자가 다릅니다.'),
          (61904, 'never-seen', '스라소니 소문', '[]', 'local', 'WITHDRAWN',
            '2013-01-05T00:00Z', '2013-01-03T00:00Z', '쓰지 않습니다.')
        """);
    catchUp();
    try {
      assertThat(notices("query: \"스라소니\"")).containsExactly("숫자가 다릅니다.", "사진이 다릅니다.");
      assertThat(notices("query: \"스라소니 발견\"")).containsExactly("사진이 다릅니다.");
      assertThat(notices("query: \"스라소니\", filter: { section: \"sports\" }"))
          .containsExactly("숫자가 다릅니다.");
      assertThat(notices("query: \"스라소니\", filter: { from: \"2014-01-01\" }")).isEmpty();
      assertThat(notices("query: \"반달곰\"")).as("by its text").isEmpty();
      assertThat(found("스라소니")).isEmpty();
      assertThat(suggested("스라소")).isEmpty();
    } finally {
      sql("DELETE FROM article WHERE id BETWEEN 61902 AND 61904");
    }
  }

  private List<String> notices(String arguments) {
    return graphQl()
        .document("{ search(%s) { withdrawn { at notice } } }".formatted(arguments))
        .execute()
        .path("search.withdrawn[*].notice")
        .entityList(String.class)
        .get();
  }

  @Test
  void marksWhatWasFound() {
    graphQl()
        .document(
            """
            { search(query: "光明市 탄소중립", first: 1) { edges { node { id title } titleHighlights { start end }
              excerpt(maxChars: 80) { text highlights { start end } } } } }
            """)
        .execute()
        .path("search.edges[0].node.id")
        .entity(String.class)
        .isEqualTo("1001")
        .path("search.edges[0].titleHighlights[0]")
        .matchesJson("{\"start\": 0, \"end\": 3}")
        .path("search.edges[0].excerpt.text")
        .entity(String.class)
        .satisfies(text -> assertThat(text).hasSizeLessThanOrEqualTo(80))
        .path("search.edges[0].excerpt.highlights")
        .entityList(Object.class)
        .hasSizeGreaterThan(0);
  }

  @ParameterizedTest
  @CsvSource({"광멍시, 광명시", "탄소즁립, 탄소중립", "오소라, 오소리", "해수욕쟝, 해수욕장"})
  void asksWhetherAnotherWordWasMeant(String typed, String meant) {
    graphQl()
        .document("query ($q: String!) { search(query: $q) { didYouMean } }")
        .variable("q", typed)
        .execute()
        .path("search.didYouMean")
        .entity(String.class)
        .isEqualTo(meant);
  }

  @Test
  void completesWhatIsHalfTyped() {
    assertThat(suggested("광며")).contains("광명시");
    assertThat(suggested("ㄱㅁㅅ")).contains("광명시");
    assertThat(suggested("탄소")).contains("탄소중립");
    assertThat(suggested("%_")).isEmpty();
  }

  private List<String> suggested(String typed) {
    return graphQl()
        .document("query ($t: String!) { searchSuggestions(typed: $t, first: 20) }")
        .variable("t", typed)
        .execute()
        .path("searchSuggestions")
        .entityList(String.class)
        .get();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "…", "'", "\\", "a' & 'b", "& | ! <->", "그리고", "😀", "을를"})
  void findsNothingOrSomethingForWhateverIsTyped(String query) {
    graphQl()
        .document(
            "query ($q: String!) { search(query: $q) { didYouMean totalCount edges { cursor } } }")
        .variable("q", query)
        .executeAndVerify();
  }

  @Test
  void refusesAnotherSearchsCursor() {
    String cursor =
        graphQl()
            .document("{ search(query: \"오소리\", first: 1) { pageInfo { endCursor } } }")
            .execute()
            .path("search.pageInfo.endCursor")
            .entity(String.class)
            .get();
    graphQl()
        .document(
            "query ($after: String) { search(query: \"두더지\", after: $after) { edges { cursor } } }")
        .variable("after", cursor)
        .execute()
        .errors()
        .satisfy(errors ->
            assertThat(errors.getFirst().getExtensions()).containsEntry("code", "BAD_USER_INPUT"));
  }

  @Test
  void takesTwoStatementsAndOneForTheTexts() {
    assertThat(statementsOf("edges { node { title section { name } } titleHighlights { start } }"))
        .isEqualTo(2);
    assertThat(statementsOf("edges { node { title } excerpt { text } }")).isEqualTo(3);
    assertThat(statementsOf("totalCount edges { node { title } }")).isEqualTo(3);
  }

  private int statementsOf(String selection) {
    statements.clear();
    graphQl()
        .document("{ search(query: \"오소리\", first: 40) { %s } }".formatted(selection))
        .executeAndVerify();
    return statements.sent().size();
  }
}
