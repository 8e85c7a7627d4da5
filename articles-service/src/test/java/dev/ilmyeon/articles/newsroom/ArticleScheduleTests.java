package dev.ilmyeon.articles.newsroom;

import static dev.ilmyeon.articles.newsroom.Desk.assertProblem;
import static dev.ilmyeon.articles.newsroom.Desk.assertSaved;
import static dev.ilmyeon.articles.newsroom.Desk.input;
import static dev.ilmyeon.articles.newsroom.Desk.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens to articles at its time. */
class ArticleScheduleTests extends NewsroomTests {

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
}
