package dev.ilmyeon.articles.newsroom;

import static dev.ilmyeon.articles.newsroom.Desk.assertProblem;
import static dev.ilmyeon.articles.newsroom.Desk.assertSaved;
import static dev.ilmyeon.articles.newsroom.Desk.input;
import static dev.ilmyeon.articles.newsroom.Desk.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.test.tester.GraphQlTester;

/** An article on its way from a draft to readers and back. */
class WorkflowTests extends NewsroomTests {

  private static final String PATH =
      "query ($path: String!) { articleByPath(path: $path) { __typename ... on Withdrawn { notice } } }";

  @Test
  void leadsFromADraftToReadersAndBack() {
    String id = reporter().draft("구청 앞 광장이 넓어졌다");
    assertProblem(
        reporter().move(id, 1, "PUBLISHED", Map.of()), "ConflictProblem", "NO_SUCH_TRANSITION");
    assertSaved(reporter().move(id, 1, "IN_REVIEW", Map.of()), "IN_REVIEW");
    assertProblem(reporter().move(id, 2, "APPROVED", Map.of()), "ForbiddenProblem", "ROLE_MISSING");
    editor().move(id, 2, List.of("APPROVED", "PUBLISHED"));
    assertThat(isPublic(id)).isTrue();

    Map<String, Object> corrected = new LinkedHashMap<>(input("구청 앞 광장이 넓어졌다"));
    corrected.put("blocks", List.of(Map.of("paragraph", "첫 문단."), Map.of("paragraph", "바로잡은 문단.")));
    assertProblem(editor().update(key(), id, 4, corrected), "ConflictProblem", "NOT_AT_THIS_STEP");
    assertSaved(editor().correct(id, 4, "면적을 바로잡습니다.", corrected), "CORRECTED");
    assertProblem(
        editor().move(id, 5, "WITHDRAWN", Map.of("notice", "x")),
        "ForbiddenProblem",
        "ROLE_MISSING");
    assertProblem(
        chief().move(id, 5, "WITHDRAWN", Map.of()), "ValidationProblem", "NOTICE_MISSING");
    assertSaved(chief().move(id, 5, "WITHDRAWN", Map.of("notice", "확인되지 않은 내용입니다.")), "WITHDRAWN");

    assertThat(isPublic(id)).isFalse();
    graphQl()
        .document(PATH)
        .variable("path", "/article/" + id)
        .execute()
        .path("articleByPath.notice")
        .entity(String.class)
        .isEqualTo("확인되지 않은 내용입니다.");
    assertHistory(id);
  }

  private void assertHistory(String id) {
    graphQl("board", "dashboard", "ko")
        .document(
            """
            query ($id: ID!) { newsroomArticle(id: $id) {
              current { number status }
              revisions(first: 3) { number changes { field lines { kind text } } }
              older: revisions(before: 2) { number author status title regions tags bylines changes { field } }
              audit { actor action detail }
              public { title } } }
            """)
        .variable("id", id)
        .execute()
        .path("newsroomArticle.current.number")
        .entity(Integer.class)
        .isEqualTo(6)
        .path("newsroomArticle.revisions[*].number")
        .entityList(Integer.class)
        .containsExactly(6, 5, 4)
        .path("newsroomArticle.revisions[1].changes[?(@.field == 'blocks')].lines[*].kind")
        .entityList(String.class)
        .containsExactly("KEPT", "REMOVED", "ADDED")
        .path("newsroomArticle.older[0].author")
        .entity(String.class)
        .isEqualTo("kim")
        .path("newsroomArticle.older[0].tags")
        .entityList(String.class)
        .containsExactly("시정", "구청 앞 광장이 넓어졌다")
        .path("newsroomArticle.audit[*].action")
        .entityList(String.class)
        .containsExactly(
            "TRANSITION", "CORRECT", "TRANSITION", "TRANSITION", "TRANSITION", "CREATE")
        .path("newsroomArticle.audit[*].actor")
        .entityList(String.class)
        .containsExactly("park", "lee", "lee", "lee", "kim", "kim")
        .path("newsroomArticle.public")
        .valueIsNull();
  }

  @Test
  void refusesAChangeOfAnotherRevision() {
    String id = reporter().draft("두 사람이 고친다");
    assertSaved(reporter().update(key(), id, 1, input("먼저 고친다")), "DRAFT");

    reporter()
        .update(key(), id, 1, input("나중에 고친다"))
        .path("result.message")
        .entity(String.class)
        .isEqualTo("그사이 다른 사용자가 기사를 고쳐 지금은 2판입니다.");
    assertProblem(
        reporter().update(key(), "999999999", 1, input("없다")),
        "NotFoundProblem",
        "NO_SUCH_ARTICLE");
    assertProblem(
        reporter().update(key(), "x", 1, input("없다")), "NotFoundProblem", "NO_SUCH_ARTICLE");

    reporter()
        .restore(id, 2, 1)
        .path("result.revision.title")
        .entity(String.class)
        .isEqualTo("두 사람이 고친다");
    assertProblem(reporter().restore(id, 3, 9), "NotFoundProblem", "NO_SUCH_REVISION");
  }

  @Test
  void keepsWhatWasThereBeforeRevisionsAsTheFirst() {
    sql(
        """
        INSERT INTO article (id, slug, title, section_id, status, published_at, body)
        VALUES (40101, 'old-one', '예전 기사', 'local', 'PUBLISHED', '2011-03-01T00:00Z', '[{"type":"paragraph","text":"예전."}]')
        """);

    assertSaved(editor().correct("40101", 1, "덧붙입니다.", null), "CORRECTED");

    graphQl("lee", "editor", "ko")
        .document(
            """
            { newsroomArticle(id: 40101) { revisions { number author title changes { field } }
              public { status modifiedAt corrections { kind note } } } }
            """)
        .execute()
        .path("newsroomArticle.revisions[*].author")
        .entityList(String.class)
        .containsExactly("lee", "before-revisions")
        .path("newsroomArticle.revisions[0].changes[*].field")
        .entityList(String.class)
        .containsExactly("status")
        .path("newsroomArticle.public.corrections[0].note")
        .entity(String.class)
        .isEqualTo("덧붙입니다.")
        .path("newsroomArticle.public.modifiedAt")
        .valueIsNull();
  }

  @Test
  void answersATombstoneByNumberOnceItWasPublic() {
    Map<String, String> expected = Map.of("1001", "Article", "1077", "Withdrawn");
    for (String id : List.of("1001", "1077", "1078", "1079", "1080", "4711", "x")) {
      GraphQlTester.Path found =
          graphQl()
              .document("query ($id: ID!) { articleOrWithdrawn(id: $id) { __typename } }")
              .variable("id", id)
              .execute()
              .path("articleOrWithdrawn");
      if (expected.containsKey(id)) {
        found
            .path("articleOrWithdrawn.__typename")
            .entity(String.class)
            .isEqualTo(expected.get(id));
      } else {
        found.valueIsNull();
      }
    }
  }
}
