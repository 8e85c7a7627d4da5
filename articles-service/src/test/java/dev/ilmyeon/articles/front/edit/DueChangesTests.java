package dev.ilmyeon.articles.front.edit;

import static dev.ilmyeon.articles.database.Columns.required;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.front.FrontWorkshop;
import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import dev.ilmyeon.platform.testing.postgres.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class DueChangesTests extends FrontWorkshop {

  private static final ParameterizedTypeReference<Map<String, Object>> OBJECT =
      new ParameterizedTypeReference<>() {};
  private static final Instant BEFORE = START.minusSeconds(60);
  private static final Instant THEN = START.plus(Duration.ofHours(1));

  @Autowired private DatabaseClient database;

  @Test
  void areMadeWhenTheirTimeHasComeAndNotBefore() {
    Workshop shop = new Workshop("due");
    long one = shop.article(1, "PUBLISHED", BEFORE);
    Map<String, Object> planned = shop.changeAt(1, THEN, pin(one, "lead", 1));

    assertThat(planned).containsEntry("__typename", "FrontChangeScheduled");
    assertThat(planned.get("change").toString())
        .contains("state=PENDING", "summary=[pin article:" + one + " to lead 1]", "madeBy=kim");
    shop.moveTo(THEN.minusSeconds(1));
    makeDue();
    assertThat(shop.version()).isEqualTo(1);
    shop.moveTo(THEN);
    makeDue();
    assertThat(shop.page(null)).isEqualTo("lead: 1C" + one + "\ntop:");
  }

  @Test
  void areMadeOnceByHoweverManyInstances() {
    Workshop shop = new Workshop("due");
    for (int i = 1; i <= 6; i++) {
      shop.changeAt(1, THEN.plusSeconds(i), pin(shop.article(i, "PUBLISHED", BEFORE), "top", 1));
    }
    shop.moveTo(THEN.plusSeconds(60));

    await(Flux.range(0, 8).flatMap(_ -> due.make()).then().thenReturn(true));
    makeDue();

    assertThat(shop.version()).isEqualTo(7);
    // In the order of their times, whichever instance made each.
    assertThat(
            number(
                """
                SELECT count(*) FROM front_schedule WHERE edition_id = '%s' AND state = 'APPLIED'
                  AND version = 1 + extract(epoch FROM apply_at - '%s')
                """
                    .formatted(shop.edition, THEN)))
        .isEqualTo(6);
  }

  @Test
  void failWhereTheDashboardShowsIt() {
    Workshop shop = new Workshop("due");
    long one = shop.article(1, "PUBLISHED", BEFORE);
    long two = shop.article(2, "PUBLISHED", BEFORE);
    shop.changeAt(1, THEN, pin(two, "top", 1), pin(one, "lead", 1));
    shop.withdraw(one);
    shop.moveTo(THEN);

    makeDue();

    assertThat(shop.page(null)).isEqualTo("lead:\ntop: 1B" + two);
    Map<String, Object> failed =
        graphQl("lee", "dashboard", "ko")
            .document(
                """
                { failedFrontChanges(first: 1) { edges { node { edition state failure failedChange version settledAt } } } }
                """)
            .execute()
            .path("failedFrontChanges.edges[0].node")
            .entity(OBJECT)
            .get();
    assertThat(failed)
        .containsEntry("edition", shop.edition)
        .containsEntry("state", "FAILED")
        .containsEntry("failure", "TARGET_NOT_PUBLIC")
        .containsEntry("failedChange", 1)
        .containsEntry("version", null);
    graphQl()
        .document("{ failedFrontChanges { edges { node { id } } } }")
        .execute()
        .path("failedFrontChanges")
        .valueIsNull();
  }

  @Test
  void areCalledOffOnce() {
    Workshop shop = new Workshop("due");
    long one = shop.article(1, "PUBLISHED", BEFORE);
    shop.changeAt(1, THEN, pin(one, "lead", 1));
    long id = newest(shop);

    assertThat(scheduled(shop)).hasSize(1);
    assertThat(cancel(id)).containsEntry("__typename", "FrontChangeCancelled");
    assertThat(cancel(id)).containsEntry("code", "ALREADY_SETTLED");
    assertThat(cancel(999_999)).containsEntry("code", "NO_SUCH_CHANGE");
    assertThat(scheduled(shop)).isEmpty();
    shop.moveTo(THEN);
    makeDue();
    assertThat(shop.version()).isEqualTo(1);
  }

  /** Whoever has it first: an editor's answer tells what became of it. */
  @Test
  void areMadeOrCalledOffNeverBoth() {
    for (int round = 1; round <= 10; round++) {
      Workshop shop = new Workshop("race");
      shop.changeAt(1, THEN, pin(shop.article(1, "PUBLISHED", BEFORE), "lead", 1));
      long id = newest(shop);
      shop.moveTo(THEN);

      Mono<Boolean> made = due.make().thenReturn(true).subscribeOn(Schedulers.boundedElastic());
      Mono<Map<String, Object>> asked =
          Mono.fromCallable(() -> cancel(id)).subscribeOn(Schedulers.boundedElastic());
      Map<String, Object> answer = await(Mono.zip(made, asked)).getT2();

      boolean calledOff = "FrontChangeCancelled".equals(answer.get("__typename"));
      // Busy, where the machine was too slow to wait for the other.
      assertThat(answer.get("code"))
          .isIn(calledOff ? null : "ALREADY_SETTLED", calledOff ? null : "BUSY");
      assertThat(state(id)).isEqualTo(calledOff ? "CANCELLED" : "APPLIED");
      assertThat(shop.version()).isEqualTo(calledOff ? 1 : 2);
    }
  }

  /** An editor's transaction that calls it off has not ended when it falls due. */
  @Test
  void areNotMadeWhileTheyAreBeingCalledOff() throws Exception {
    Workshop shop = new Workshop("race");
    shop.changeAt(1, THEN, pin(shop.article(1, "PUBLISHED", BEFORE), "lead", 1));
    long id = newest(shop);
    shop.moveTo(THEN);
    TestDatabase server = TestPostgres.database("articles");
    CompletableFuture<Boolean> made;
    try (Connection editor =
            DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
        Statement statement = editor.createStatement()) {
      editor.setAutoCommit(false);
      statement.execute(
          "UPDATE front_schedule SET state = 'CANCELLED', settled_at = now() WHERE id = " + id);
      CompletableFuture<Boolean> making =
          due.make().thenReturn(true).onErrorReturn(false).toFuture();
      Awaitility.await()
          .until(() ->
              making.isDone() || number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
      editor.commit();
      made = making;
    }
    made.get(20, TimeUnit.SECONDS);
    makeDue();

    assertThat(shop.version()).isEqualTo(1);
    assertThat(state(id)).isEqualTo("CANCELLED");
  }

  private long newest(Workshop shop) {
    return number(
        "SELECT max(id) FROM front_schedule WHERE edition_id = '%s'".formatted(shop.edition));
  }

  private String state(long id) {
    return await(
        database
            .sql("SELECT state FROM front_schedule WHERE id = " + id)
            .map(row -> required(row, "state", String.class))
            .one());
  }

  @Test
  void areNotPlannedForThePastOrForWhatCannotBe() {
    Workshop shop = new Workshop("due");
    long one = shop.article(1, "PUBLISHED", BEFORE);
    long gone = shop.article(2, "PUBLISHED", BEFORE);
    shop.withdraw(gone);

    assertThat(shop.changeAt(1, START, pin(one, "lead", 1)).toString()).contains("NOT_AHEAD");
    assertThat(shop.changeAt(1, THEN, unpin(one)).toString()).contains("NOT_ON_PAGE");
    assertThat(shop.changeAt(1, THEN, pin(gone, "lead", 1)).toString())
        .contains("TARGET_NOT_PUBLIC");
    // What is pinned at one time can be moved at a later one.
    shop.changeAt(1, THEN, pin(one, "lead", 1));
    assertThat(shop.changeAt(1, THEN.plusSeconds(1), move(one, "top", 1)))
        .containsEntry("__typename", "FrontChangeScheduled");
  }

  private void makeDue() {
    await(due.make().thenReturn(true));
  }

  private List<Object> scheduled(Workshop shop) {
    return graphQl("lee", "reporter", "ko")
        .document("query ($e: ID!) { frontPage(edition: $e) { scheduled { id } } }")
        .variable("e", shop.edition)
        .execute()
        .path("frontPage.scheduled")
        .entityList(Object.class)
        .get();
  }

  private Map<String, Object> cancel(long id) {
    return graphQl("kim", "editor", "ko")
        .document(
            """
            mutation ($id: ID!, $key: String!) { cancelFrontChange(id: $id, idempotencyKey: $key) {
              __typename ... on Problem { code } } }
            """)
        .variable("id", id)
        .variable("key", java.util.UUID.randomUUID().toString())
        .execute()
        .path("cancelFrontChange")
        .entity(OBJECT)
        .get();
  }
}
