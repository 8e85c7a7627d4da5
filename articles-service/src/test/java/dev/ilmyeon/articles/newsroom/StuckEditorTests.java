package dev.ilmyeon.articles.newsroom;

import static dev.ilmyeon.articles.newsroom.Desk.assertProblem;
import static dev.ilmyeon.articles.newsroom.Desk.input;
import static dev.ilmyeon.articles.newsroom.Desk.key;

import dev.ilmyeon.articles.ServiceTests;
import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import dev.ilmyeon.platform.testing.postgres.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.test.tester.GraphQlTester;

/**
 * One article is held by somebody who does not go on. The pool has ten connections: all who wait
 * for it would have them for longer than readers wait for one.
 */
class StuckEditorTests extends ServiceTests {

  private static final int EDITORS = 40;

  /** Who only refers to an article, as the card of a front does, keeps nobody from writing it. */
  @Test
  void isNotHeldUpByWhoRefersToTheArticle() throws Exception {
    Desk desk = new Desk(graphQl("kim", "reporter", "ko"));
    String id = desk.draft("누가 가리키기만 한다");
    TestDatabase database = TestPostgres.database("articles");
    try (Connection front =
            DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
        Statement statement = front.createStatement()) {
      front.setAutoCommit(false);
      statement.execute(
          "INSERT INTO breaking_news (headline, article_id, proposed_by, proposed_at) VALUES ('속보', %s, 'kim', now())"
              .formatted(id));
      Desk.assertSaved(desk.update(key(), id, 1, input("고친다")), "DRAFT");
      front.rollback();
    }
  }

  @Test
  void holdsUpNobodyButWhoWantsTheSameArticleAndThemNotForLong() throws Exception {
    Desk desk = new Desk(graphQl("kim", "reporter", "ko"));
    String id = desk.draft("누가 잡고 놓지 않는다");
    TestDatabase database = TestPostgres.database("articles");
    try (Connection stuck =
            DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
        Statement statement = stuck.createStatement();
        ExecutorService editors = Executors.newVirtualThreadPerTaskExecutor()) {
      stuck.setAutoCommit(false);
      statement.execute("SELECT FROM article WHERE id = %s FOR UPDATE".formatted(id));
      List<Future<GraphQlTester.Response>> waiting = new ArrayList<>();
      for (int i = 0; i < EDITORS; i++) {
        waiting.add(editors.submit(() -> desk.update(key(), id, 1, input("기다린다"))));
      }
      do {
        graphQl().document("{ sections { id } article(id: 1001) { title } }").executeAndVerify();
      } while (!waiting.stream().allMatch(Future::isDone));
      desk.draft("다른 글은 쓸 수 있다");
      for (Future<GraphQlTester.Response> one : waiting) {
        assertProblem(one.get(30, TimeUnit.SECONDS), "ConflictProblem", "BUSY");
      }
      stuck.rollback();
    }
    Desk.assertSaved(desk.update(key(), id, 1, input("이제 된다")), "DRAFT");
  }
}
