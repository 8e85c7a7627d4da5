package dev.ilmyeon.articles.newsroom;

import static dev.ilmyeon.articles.newsroom.Desk.assertSaved;
import static dev.ilmyeon.articles.newsroom.Desk.input;
import static dev.ilmyeon.articles.newsroom.Desk.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.ServiceTests;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.graphql.test.tester.GraphQlTester;

/** What is one newsroom's is for another as if it did not exist. */
class OtherNewsroomTests extends ServiceTests {

  private static final ParameterizedTypeReference<Map<String, Object>> OBJECT =
      new ParameterizedTypeReference<>() {};
  private static final String NOBODYS = "999999999";

  private Desk chief() {
    return new Desk(graphQl("park", "desk-chief", "en"));
  }

  private Desk chiefOfBusan() {
    return new Desk(graphQlOf("busan", "park", "desk-chief"));
  }

  @Test
  void changesNothingThere() {
    String id = chief().draft("본사의 초고");
    Desk other = chiefOfBusan();
    List<Function<String, GraphQlTester.Response>> changes =
        List.of(
            article -> other.update(key(), article, 1, input("바꾼다")),
            article -> other.move(article, 1, "IN_REVIEW", Map.of()),
            article -> other.correct(article, 1, "고친다", null),
            article -> other.restore(article, 1, 1),
            article -> other.keep(article, 1));

    changes.forEach(change ->
        assertThat(result(change.apply(id)))
            .as("as for an article that there is not")
            .isEqualTo(result(change.apply(NOBODYS)))
            .containsEntry("code", "NO_SUCH_ARTICLE"));

    assertSaved(chief().update(key(), id, 1, input("본사는 바꾼다")), "DRAFT");
  }

  private static Map<String, Object> result(GraphQlTester.Response response) {
    return response.path("result").entity(OBJECT).get();
  }

  @Test
  void seesNothingOfIt() {
    String id = chief().draft("본사의 예약");
    chief().move(id, 1, List.of("IN_REVIEW", "APPROVED"));
    String soon = OffsetDateTime.now().plusDays(1).toString();
    assertSaved(chief().move(id, 3, "SCHEDULED", Map.of("at", soon)), "SCHEDULED");
    String listed =
        """
        query ($id: ID!) { newsroomArticle(id: $id) { id }
          newsroomArticles(status: SCHEDULED, first: 100) { id } scheduledJobs(first: 100) { subject } }
        """;

    graphQlOf("busan", "park", "desk-chief")
        .document(listed)
        .variable("id", id)
        .execute()
        .path("newsroomArticle")
        .valueIsNull()
        .path("newsroomArticles[*].id")
        .entityList(String.class)
        .doesNotContain(id)
        .path("scheduledJobs[*].subject")
        .entityList(String.class)
        .doesNotContain("article:" + id);
    graphQl("lee", "reporter", "ko")
        .document(listed)
        .variable("id", id)
        .execute()
        .path("newsroomArticle.id")
        .entity(String.class)
        .isEqualTo(id)
        .path("newsroomArticles[*].id")
        .entityList(String.class)
        .contains(id)
        .path("scheduledJobs[*].subject")
        .entityList(String.class)
        .contains("article:" + id);
  }

  @Test
  void hasKeysAndArticlesOfItsOwn() {
    String key = key();
    String mains = id(chief().create(key, input("같은 열쇠")));
    String busans = id(chiefOfBusan().create(key, input("같은 열쇠")));

    assertThat(busans).isNotEqualTo(mains);
    assertThat(id(chief().create(key, input("같은 열쇠")))).isEqualTo(mains);
    assertThat(id(chiefOfBusan().create(key, input("같은 열쇠")))).isEqualTo(busans);
    assertSaved(chiefOfBusan().update(key(), busans, 1, input("부산이 고친다")), "DRAFT");
    assertThat(result(chief().update(key(), busans, 2, input("본사가 고친다"))))
        .containsEntry("code", "NO_SUCH_ARTICLE");
  }

  private static String id(GraphQlTester.Response response) {
    return response.path("result.article.id").entity(String.class).get();
  }
}
