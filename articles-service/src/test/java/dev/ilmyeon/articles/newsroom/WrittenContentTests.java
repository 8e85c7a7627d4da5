package dev.ilmyeon.articles.newsroom;

import static dev.ilmyeon.articles.newsroom.Desk.assertSaved;
import static dev.ilmyeon.articles.newsroom.Desk.input;
import static dev.ilmyeon.articles.newsroom.Desk.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.ServiceTests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.test.tester.GraphQlTester;

/** What an editor writes is what the article has, and its revisions, and its address. */
class WrittenContentTests extends ServiceTests {

  private Desk reporter() {
    return new Desk(graphQl("kim", "reporter", "ko"));
  }

  private Desk editor() {
    return new Desk(graphQl("lee", "editor", "ko"));
  }

  private static Map<String, Object> with(String title, Map<String, ?> more) {
    Map<String, Object> input = new HashMap<>(input(title));
    input.putAll(more);
    return input;
  }

  private String draft(Map<String, Object> input) {
    return reporter().create(key(), input).path("result.article.id").entity(String.class).get();
  }

  private void publish(String id, int revision) {
    editor().move(id, revision, List.of("IN_REVIEW", "APPROVED", "PUBLISHED"));
  }

  private boolean isKeptBack(String id) {
    return number(
            "SELECT count(*) FROM article WHERE id = %s AND sensitive AND NOT syndicated"
                .formatted(id))
        == 1;
  }

  private int passedOn(String id) {
    return http()
        .get()
        .uri("/feeds/article/%s.jsonld".formatted(id))
        .exchange()
        .returnResult(Void.class)
        .getStatus()
        .value();
  }

  @Test
  void keepsWhatIsSensitiveAndWhatIsNotToBePassedOn() {
    String title = "남은 이들이 바라는 것";
    String id = draft(with(title, Map.of("sensitive", true, "syndicated", false)));
    assertThat(isKeptBack(id)).isTrue();

    assertSaved(reporter().update(key(), id, 1, input(title)), "DRAFT");
    assertThat(isKeptBack(id)).as("the input is the article, whole").isFalse();
    assertSaved(reporter().restore(id, 2, 1), "DRAFT");
    assertThat(isKeptBack(id)).isTrue();

    revisions(id)
        .path("newsroomArticle.revisions[*].sensitive")
        .entityList(Boolean.class)
        .containsExactly(true, false, true)
        .path("newsroomArticle.revisions[*].syndicated")
        .entityList(Boolean.class)
        .containsExactly(false, true, false)
        .path("newsroomArticle.revisions[1].changes[*].field")
        .entityList(String.class)
        .containsExactly("sensitive", "syndicated")
        .path("newsroomArticle.revisions[1].changes[0].lines[*].text")
        .entityList(String.class)
        .containsExactly("true", "false");
    publish(id, 3);
    assertThat(passedOn(id)).isEqualTo(404);
    assertSaved(editor().correct(id, 6, "이제 전해도 됩니다.", input(title)), "CORRECTED");
    assertThat(passedOn(id)).isEqualTo(200);
  }

  @Test
  void readsRevisionsThatKnewNothingOfIt() {
    sql(
        """
        INSERT INTO article (id, slug, title, section_id) VALUES (40111, 'known-before', '예전 판', 'local')
        """,
        """
        INSERT INTO article_revision (article_id, number, at, author, status, content)
        VALUES (40111, 1, now(), 'kim', 'DRAFT', '{"slug": "known-before", "kind": "NEWS", "title": "예전 판", "subheads": [],
          "blocks": [], "section": "local", "regions": [], "series": [], "tags": [], "reporters": [], "access": "FREE",
          "embargoUntil": null}')
        """);

    revisions("40111")
        .path("newsroomArticle.revisions[0].sensitive")
        .entity(Boolean.class)
        .isEqualTo(false)
        .path("newsroomArticle.revisions[0].syndicated")
        .entity(Boolean.class)
        .isEqualTo(true);
  }

  private GraphQlTester.Response revisions(String id) {
    return graphQl("lee", "editor", "ko")
        .document(
            """
            query ($id: ID!) { newsroomArticle(id: $id) {
              revisions { slug sensitive syndicated changes { field lines { text } } } } }
            """)
        .variable("id", id)
        .execute();
  }

  @Test
  void makesTheSlugOfTheTitleAndLeadsFromFormerOnesStraightToTheLast() {
    String id = draft(input("강릉 커피축제 개막"));
    revisions(id)
        .path("newsroomArticle.revisions[0].slug")
        .entity(String.class)
        .isEqualTo("gangneung-keopichukje-gaemak");
    assertSaved(
        reporter().update(key(), id, 1, with("강릉 커피축제 개막", Map.of("slug", "coffee-in-draft"))),
        "DRAFT");
    publish(id, 2);
    sql("INSERT INTO former_path (path, article_id) VALUES ('/news/coffee', %s)".formatted(id));
    assertSaved(editor().correct(id, 5, "제목을 바로잡습니다.", input("한글")), "CORRECTED");
    assertSaved(
        editor().correct(id, 6, "주소를 바로잡습니다.", with("한글", Map.of("slug", "the-last"))),
        "CORRECTED");

    String last = "/article/%s/the-last".formatted(id);
    for (String former :
        List.of(
            "/article/" + id,
            "/article/%s/gangneung-keopichukje-gaemak".formatted(id),
            "/article/%s/coffee-in-draft".formatted(id),
            "/article/%s/hangeul".formatted(id),
            "/news/coffee")) {
      byPath(former)
          .path("articleByPath.to")
          .entity(String.class)
          .isEqualTo("https://ilmyeon.example" + last);
    }
    byPath(last).path("articleByPath.id").entity(String.class).isEqualTo(id);
  }

  private GraphQlTester.Response byPath(String path) {
    return graphQl()
        .document(
            """
            query ($path: String!) { articleByPath(path: $path) { ... on Article { id } ... on Moved { to } } }
            """)
        .variable("path", path)
        .execute();
  }
}
