package dev.ilmyeon.articles.newsroom;

import static dev.ilmyeon.articles.newsroom.Desk.assertProblem;
import static dev.ilmyeon.articles.newsroom.Desk.assertSaved;
import static dev.ilmyeon.articles.newsroom.Desk.input;
import static dev.ilmyeon.articles.newsroom.Desk.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.ServiceTests;
import dev.ilmyeon.articles.schedule.JobRunner;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.test.tester.GraphQlTester;

class WorkflowTests extends ServiceTests {

  private static final String PATH =
      "query ($path: String!) { articleByPath(path: $path) { __typename ... on Withdrawn { notice } } }";

  @Autowired private JobRunner jobs;

  private Desk reporter() {
    return new Desk(graphQl("kim", "reporter", "ko"));
  }

  private Desk editor() {
    return new Desk(graphQl("lee", "editor", "ko"));
  }

  private Desk chief() {
    return new Desk(graphQl("park", "desk-chief", "en"));
  }

  private boolean isPublic(String id) {
    return number(
            "SELECT count(*) FROM article WHERE id = %s AND visible_from <= now()".formatted(id))
        == 1;
  }

  private void makeDue(String id) {
    sql(
        """
        UPDATE scheduled_job SET due_at = now() - interval '1 second', next_at = now() - interval '1 second'
        WHERE subject = 'article:%s' AND state = 'WAITING'
        """
            .formatted(id));
  }

  private void runDue() {
    await(jobs.runDue().thenReturn(true));
  }

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
  void answersEveryMistakeAtItsPlaceInTheReadersLanguage() {
    Map<String, Object> wrong = input(" ");
    wrong.put("slug", "Not A Slug");
    wrong.put("tags", List.of("x".repeat(41)));
    wrong.put(
        "blocks", List.of(Map.of(), Map.of("paragraph", "a\nb"), Map.of("list", List.of(""))));

    chief()
        .create(key(), wrong)
        .path("result.violations[*].code")
        .entityList(String.class)
        .containsExactly(
            "EMPTY", "BAD_SLUG", "NOT_ONE_BLOCK", "CONTROL_CHARACTER", "EMPTY", "TOO_LONG")
        .path("result.violations[4].path")
        .entityList(String.class)
        .containsExactly("input", "blocks", "2", "list", "0")
        .path("result.violations[0].message")
        .entity(String.class)
        .isEqualTo("This is empty.");

    Map<String, Object> unknown = input("없는 곳");
    unknown.put("section", "nowhere");
    unknown.put("regions", List.of("KR-11", "KR-99"));
    reporter()
        .create(key(), unknown)
        .path("result.violations[*].message")
        .entityList(String.class)
        .containsExactly("그런 항목이 없습니다: nowhere", "그런 항목이 없습니다: KR-99")
        .path("result.violations[1].path")
        .entityList(String.class)
        .containsExactly("input", "regions", "1");
  }

  @Test
  void carriesEachChangeOutOnce() {
    String key = key();
    String id =
        reporter().create(key, input("한 번만")).path("result.article.id").entity(String.class).get();
    reporter()
        .create(key, input("한 번만"))
        .path("result.article.id")
        .entity(String.class)
        .isEqualTo(id);
    assertProblem(
        reporter().create(key, input("다른 글")), "ValidationProblem", "IDEMPOTENCY_KEY_REUSED");
    assertProblem(
        reporter().create("short", input("짧은 열쇠")), "ValidationProblem", "BAD_IDEMPOTENCY_KEY");
    assertThat(number("SELECT count(*) FROM article WHERE title IN ('한 번만', '다른 글')")).isOne();
    assertThat(
            number(
                "SELECT count(*) FROM outbox_event WHERE aggregate = 'article:%s'".formatted(id)))
        .isOne();
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
  void letsNobodyWriteWhoIsNobody() {
    assertProblem(
        new Desk(graphQl()).create(key(), input("x")), "ForbiddenProblem", "NOT_SIGNED_IN");
    assertProblem(
        new Desk(graphQl("r", "dashboard", "ko")).create(key(), input("x")),
        "ForbiddenProblem",
        "ROLE_MISSING");
    graphQl()
        .document("{ newsroomArticle(id: 1001) { id } scheduledJobs { id } }")
        .execute()
        .errors()
        .satisfy(errors ->
            assertThat(errors)
                .hasSize(2)
                .allSatisfy(
                    error -> assertThat(error.getExtensions()).containsEntry("code", "FORBIDDEN")));
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
  void publishesAndWithdrawsAtTheTimeThatWasSet() {
    String id = reporter().draft("내일 아침에 나간다");
    String soon = OffsetDateTime.now().plusDays(1).toString();
    editor().move(id, 1, List.of("IN_REVIEW", "APPROVED"));
    assertProblem(
        editor().move(id, 3, "SCHEDULED", Map.of("at", "2020-01-01T00:00:00Z")),
        "ValidationProblem",
        "TIME_NOT_AHEAD");
    assertSaved(editor().move(id, 3, "SCHEDULED", Map.of("at", soon)), "SCHEDULED");
    runDue();
    assertThat(isPublic(id)).isFalse();

    makeDue(id);
    runDue();
    assertThat(isPublic(id)).isTrue();

    assertSaved(
        chief().move(id, 5, "WITHDRAWN", Map.of("at", soon, "notice", "기간이 끝났습니다.")), "PUBLISHED");
    makeDue(id);
    runDue();
    assertThat(isPublic(id)).isFalse();
    graphQl("lee", "editor", "ko")
        .document("query ($id: ID!) { newsroomArticle(id: $id) { audit(first: 1) { actor } } }")
        .variable("id", id)
        .execute()
        .path("newsroomArticle.audit[0].actor")
        .entity(String.class)
        .isEqualTo("schedule");
  }

  @Test
  void takesBackAWithdrawalThatWasToCome() {
    String id = reporter().draft("내리지 않기로 했다");
    editor().move(id, 1, List.of("IN_REVIEW", "APPROVED", "PUBLISHED"));
    assertProblem(chief().keep(id, 4), "ConflictProblem", "NOTHING_SCHEDULED");
    String soon = OffsetDateTime.now().plusDays(1).toString();
    chief().move(id, 4, "WITHDRAWN", Map.of("at", soon, "notice", "x"));
    assertProblem(editor().keep(id, 4), "ForbiddenProblem", "ROLE_MISSING");
    assertSaved(chief().keep(id, 4), "PUBLISHED");
    makeDue(id);
    runDue();

    assertThat(isPublic(id)).isTrue();
  }

  @Test
  void doesNothingToAnotherRevisionThanItWasMadeFor() {
    String id = reporter().draft("고친 뒤에는 내리지 않는다");
    editor().move(id, 1, List.of("IN_REVIEW", "APPROVED", "PUBLISHED"));
    String soon = OffsetDateTime.now().plusDays(1).toString();
    chief().move(id, 4, "WITHDRAWN", Map.of("at", soon, "notice", "x"));
    assertSaved(editor().correct(id, 4, "고칩니다.", null), "CORRECTED");
    makeDue(id);
    runDue();

    assertThat(isPublic(id)).isTrue();
    graphQl("board", "dashboard", "ko")
        .document("{ scheduledJobs(state: FAILED, first: 1) { subject problem kind endedAt } }")
        .execute()
        .path("scheduledJobs[0].problem")
        .entity(String.class)
        .isEqualTo("STALE_REVISION")
        .path("scheduledJobs[0].subject")
        .entity(String.class)
        .isEqualTo("article:" + id);
  }

  @Test
  void tellsReadersOfAnArticleWhenItsEmbargoEnds() {
    Map<String, Object> input = input("엠바고가 있다");
    input.put("embargoUntil", OffsetDateTime.now().plusDays(1).toString());
    String id =
        reporter().create(key(), input).path("result.article.id").entity(String.class).get();
    editor().move(id, 1, List.of("IN_REVIEW", "APPROVED", "PUBLISHED"));
    assertThat(isPublic(id)).isFalse();
    String told =
        "SELECT count(*) FROM outbox_event WHERE type = 'ARTICLE_PUBLISHED' AND aggregate = 'article:%s'"
            .formatted(id);
    assertThat(number(told)).isZero();

    sql("UPDATE article SET embargo_until = now() - interval '1 second' WHERE id = " + id);
    makeDue(id);
    runDue();

    assertThat(number(told)).isOne();
  }

  @Test
  void listsWhatIsAtAStepInOneStatement() {
    String first = reporter().draft("목록의 첫 글");
    String second = reporter().draft("목록의 둘째 글");
    statements.clear();
    graphQl("board", "dashboard", "ko")
        .document("{ newsroomArticles(first: 2) { id status title changedBy } }")
        .execute()
        .path("newsroomArticles[*].id")
        .entityList(String.class)
        .containsExactly(second, first)
        .path("newsroomArticles[*].changedBy")
        .entityList(String.class)
        .containsExactly("kim", "kim");
    assertThat(statements.sent()).hasSize(1);

    graphQl("board", "dashboard", "ko")
        .document("query ($id: ID!) { newsroomArticles(before: $id, first: 1) { id } }")
        .variable("id", second)
        .execute()
        .path("newsroomArticles[0].id")
        .entity(String.class)
        .isEqualTo(first);
  }

  @Test
  void asksTheDatabaseAsOftenHoweverLongTheListsAre() {
    String one = reporter().draft("한 판만 있다");
    String many = reporter().draft("여러 판이 있다");
    for (int revision = 1; revision <= 5; revision++) {
      assertSaved(reporter().update(key(), many, revision, input("여러 판이 있다 " + revision)), "DRAFT");
    }

    assertThat(statementsFor(many)).isEqualTo(statementsFor(one)).isLessThanOrEqualTo(9);
  }

  private int statementsFor(String id) {
    statements.clear();
    graphQl("lee", "editor", "ko")
        .document(
            """
            query ($id: ID!) {
              newsroomArticle(id: $id) {
                current { title changes { field } }
                revisions { number blocks { __typename } changes { field lines { text } } }
                audit { number at detail }
                public { title } }
              scheduledJobs { id subject state } }
            """)
        .variable("id", id)
        .executeAndVerify();
    return statements.sent().size();
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
