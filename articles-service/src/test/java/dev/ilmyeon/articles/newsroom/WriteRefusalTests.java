package dev.ilmyeon.articles.newsroom;

import static dev.ilmyeon.articles.newsroom.Desk.assertProblem;
import static dev.ilmyeon.articles.newsroom.Desk.input;
import static dev.ilmyeon.articles.newsroom.Desk.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is not written, and why. */
class WriteRefusalTests extends NewsroomTests {

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
}
