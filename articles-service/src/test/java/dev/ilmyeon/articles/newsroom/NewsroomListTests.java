package dev.ilmyeon.articles.newsroom;

import static dev.ilmyeon.articles.newsroom.Desk.assertSaved;
import static dev.ilmyeon.articles.newsroom.Desk.input;
import static dev.ilmyeon.articles.newsroom.Desk.key;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lists of the newsroom, each in as many statements however long it is. */
class NewsroomListTests extends NewsroomTests {

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
}
