package dev.ilmyeon.articles.front.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.front.FrontWorkshop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import reactor.core.publisher.Flux;

class DueChangesTests extends FrontWorkshop {

  private static final ParameterizedTypeReference<Map<String, Object>> OBJECT =
      new ParameterizedTypeReference<>() {};
  private static final Instant BEFORE = START.minusSeconds(60);
  private static final Instant THEN = START.plus(Duration.ofHours(1));

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
    long id =
        number(
            "SELECT max(id) FROM front_schedule WHERE edition_id = '%s'".formatted(shop.edition));

    assertThat(scheduled(shop)).hasSize(1);
    assertThat(cancel(id)).containsEntry("__typename", "FrontChangeCancelled");
    assertThat(cancel(id)).containsEntry("code", "ALREADY_SETTLED");
    assertThat(cancel(999_999)).containsEntry("code", "NO_SUCH_CHANGE");
    assertThat(scheduled(shop)).isEmpty();
    shop.moveTo(THEN);
    makeDue();
    assertThat(shop.version()).isEqualTo(1);
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
