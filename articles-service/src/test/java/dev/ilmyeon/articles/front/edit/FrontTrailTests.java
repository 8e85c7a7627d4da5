package dev.ilmyeon.articles.front.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.audit.AuditChain;
import dev.ilmyeon.articles.front.FrontWorkshop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import reactor.core.publisher.Flux;

/** Whatever is done to a front is in the trail, once. */
class FrontTrailTests extends FrontWorkshop {

  private static final ParameterizedTypeReference<Map<String, Object>> OBJECT =
      new ParameterizedTypeReference<>() {};
  private static final Instant BEFORE = START.minusSeconds(60);
  private static final Instant THEN = START.plus(Duration.ofHours(1));

  @Autowired private AuditChain chain;
  @Autowired private Expiries expiries;

  @Test
  void tellsWhatEditorsDid() {
    Workshop shop = new Workshop("trail");
    long one = shop.article(1, "PUBLISHED", BEFORE);
    assertChanged(shop.change(pin(one, "lead", 1), headline(one, "고친 제목")));
    shop.changeAt(2, THEN, unpin(one));
    long planned =
        number(
            "SELECT max(id) FROM front_schedule WHERE edition_id = '%s'".formatted(shop.edition));
    mutate("editor", "cancelFrontChange(id: %d, ".formatted(planned));
    mutate(
        "desk-chief",
        "rollbackFront(edition: \"%s\", expected: 2, version: 1, ".formatted(shop.edition));

    List<Map<String, Object>> trail = trail(shop);
    assertThat(trail)
        .extracting(entry -> entry.get("action") + " by " + entry.get("actor"))
        .containsExactly(
            "ROLL_BACK_FRONT by park",
            "CANCEL_FRONT_CHANGE by park",
            "SCHEDULE_FRONT_CHANGE by kim",
            "CHANGE_FRONT by kim");
    assertThat(trail.getLast().get("detail").toString())
        .contains("\"from\": 1", "\"version\": 2", "\"PIN\"", "\"article\": " + one, "고친 제목");
    assertThat(await(chain.verify()).whole()).isTrue();
  }

  @Test
  void tellsWhatTheScheduleDidAndWhatItCouldNot() {
    Workshop shop = new Workshop("trail");
    long one = shop.article(1, "PUBLISHED", BEFORE);
    long gone = shop.article(2, "PUBLISHED", BEFORE);
    shop.changeAt(1, THEN, pin(one, "lead", 1));
    shop.changeAt(1, THEN.plusSeconds(1), pin(gone, "top", 1));
    shop.withdraw(gone);
    shop.moveTo(THEN.plusSeconds(2));

    await(Flux.range(0, 4).flatMap(_ -> due.make()).then().thenReturn(true));

    List<Map<String, Object>> trail = trail(shop);
    assertThat(trail)
        .extracting(entry -> entry.get("action") + " by " + entry.get("actor"))
        .startsWith("FAIL_FRONT_CHANGE by schedule", "APPLY_FRONT_CHANGE by schedule")
        .hasSize(4);
    assertThat(trail.get(0).get("detail").toString()).contains("TARGET_NOT_PUBLIC", "kim");
    assertThat(trail.get(1).get("detail").toString()).contains("\"version\": 2", "kim");
  }

  @Test
  void tellsOnceThatACardHasExpired() {
    Workshop shop = new Workshop("trail");
    long one = shop.article(1, "PUBLISHED", BEFORE);
    long two = shop.article(2, "PUBLISHED", BEFORE);
    assertChanged(
        shop.change(pin(one, "lead", 1), expire(one, THEN), pin(two, "top", 1), expire(two, THEN)));
    await(expiries.noteAll().thenReturn(true));
    assertThat(trail(shop)).hasSize(1);

    shop.moveTo(THEN);
    await(Flux.range(0, 4).flatMap(_ -> expiries.noteAll()).then().thenReturn(true));

    assertThat(trail(shop))
        .extracting(entry -> entry.get("action"))
        .containsExactly("EXPIRE_CARD", "EXPIRE_CARD", "CHANGE_FRONT");
  }

  @Test
  void tellsThatACardHasExpiredThoughAnEditorWasFaster() {
    Workshop shop = new Workshop("trail");
    long one = shop.article(1, "PUBLISHED", BEFORE);
    long two = shop.article(2, "PUBLISHED", BEFORE);
    assertChanged(shop.change(pin(one, "lead", 1), expire(one, THEN)));
    shop.moveTo(THEN);
    assertChanged(shop.change(pin(two, "lead", 1)));
    await(expiries.noteAll().thenReturn(true));

    assertThat(trail(shop))
        .extracting(entry -> entry.get("action"))
        .containsExactly("CHANGE_FRONT", "EXPIRE_CARD", "CHANGE_FRONT");
  }

  private List<Map<String, Object>> trail(Workshop shop) {
    return graphQl("lee", "dashboard", "ko")
        .document(
            "query ($edition: ID!) { frontAudit(edition: $edition) { number actor action detail } }")
        .variable("edition", shop.edition)
        .execute()
        .path("frontAudit")
        .entityList(OBJECT)
        .get();
  }

  private void mutate(String role, String field) {
    graphQl("park", role, "ko")
        .document(
            "mutation { result: %sidempotencyKey: \"%s\") { __typename ... on Problem { code } } }"
                .formatted(field, UUID.randomUUID()))
        .execute()
        .path("result.code")
        .pathDoesNotExist();
  }
}
