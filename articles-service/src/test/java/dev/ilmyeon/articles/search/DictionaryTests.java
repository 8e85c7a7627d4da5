package dev.ilmyeon.articles.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.test.tester.GraphQlTester;

class DictionaryTests extends SearchServiceTests {

  private static final String CHANGE =
      """
      mutation ($expected: Int!, $add: [String!]!, $remove: [String!]!, $key: String!) {
        changeSearchDictionary(expected: $expected, add: $add, remove: $remove, idempotencyKey: $key) {
          __typename ... on SearchDictionary { version words changedBy } ... on Problem { code message path } } }
      """;

  @Test
  void isChangedByEditorsAndIndexedAnew() {
    sql(
        """
        INSERT INTO article (id, slug, title, section_id, status, published_at)
        VALUES (62101, 'dictionary', '해솔달빛단에 간다', 'local', 'PUBLISHED', '2013-01-01T00:00Z') ON CONFLICT DO NOTHING
        """);
    int before = version();
    change("editor", before, List.of("해솔달빛단"), List.of(), "dictionary-1")
        .path("changeSearchDictionary.version")
        .entity(Integer.class)
        .isEqualTo(before + 1);
    change("editor", before, List.of("해솔달빛단"), List.of(), "dictionary-1")
        .path("changeSearchDictionary.version")
        .entity(Integer.class)
        .isEqualTo(before + 1);
    catchUp();
    assertThat(found("해솔달빛단")).contains("62101");

    change("desk-chief", before + 1, List.of(), List.of("해솔달빛단"), "dictionary-2")
        .path("changeSearchDictionary.words")
        .entityList(String.class)
        .satisfies(words -> assertThat(words).contains("광명시 광명 시").doesNotContain("해솔달빛단"));
    sql("DELETE FROM article WHERE id = 62101");
  }

  @Test
  void refusesWhatDoesNotGo() {
    int version = version();
    assertProblem(
        change("reporter", version, List.of("낱말"), List.of(), "dictionary-3"), "ROLE_MISSING");
    assertProblem(
        change("editor", version - 1, List.of("낱말"), List.of(), "dictionary-4"),
        "STALE_DICTIONARY");
    for (String bad : List.of("낱", "낱말 낱 말씀", "낱\n말", "")) {
      change("editor", version, List.of(bad), List.of(), "dictionary-5")
          .path("changeSearchDictionary.__typename")
          .entity(String.class)
          .isEqualTo("ValidationProblem");
    }
  }

  @Test
  void isForTheNewsroomOnly() {
    graphQl()
        .document("{ searchDictionary { version } }")
        .execute()
        .errors()
        .satisfy(errors -> assertThat(errors).hasSize(1));
  }

  private static void assertProblem(GraphQlTester.Response answer, String code) {
    answer.path("changeSearchDictionary.code").entity(String.class).isEqualTo(code);
  }

  private GraphQlTester.Response change(
      String role, int expected, List<String> add, List<String> remove, String key) {
    return graphQl("kim", role, "ko")
        .document(CHANGE)
        .variable("expected", expected)
        .variable("add", add)
        .variable("remove", remove)
        .variable("key", key)
        .execute();
  }

  private int version() {
    return graphQl("kim", "reporter", "ko")
        .document("{ searchDictionary { version } }")
        .execute()
        .path("searchDictionary.version")
        .entity(Integer.class)
        .get();
  }
}
