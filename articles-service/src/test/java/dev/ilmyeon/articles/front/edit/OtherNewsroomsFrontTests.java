package dev.ilmyeon.articles.front.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.front.FrontWorkshop;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.graphql.test.tester.HttpGraphQlTester;

/** A front of one newsroom is for another what readers see, and no more. */
class OtherNewsroomsFrontTests extends FrontWorkshop {

  private static final ParameterizedTypeReference<Map<String, Object>> OBJECT =
      new ParameterizedTypeReference<>() {};
  private static final Instant THEN = START.plus(Duration.ofHours(1));

  private HttpGraphQlTester ofBusan() {
    return graphQlOf("busan", "kim", "desk-chief");
  }

  @Test
  void isNotChanged() {
    Workshop shop = new Workshop("other");
    long one = shop.article(1, "PUBLISHED", START.minusSeconds(60));
    shop.changeAt(1, THEN, pin(one, "lead", 1));
    long change =
        number(
            "SELECT max(id) FROM front_schedule WHERE edition_id = '%s'".formatted(shop.edition));

    Map<String, Object> results =
        ofBusan()
            .document(
                """
                mutation ($edition: ID!, $changes: [FrontChangeInput!]!, $id: ID!, $a: String!, $b: String!, $c: String!) {
                  change: changeFront(edition: $edition, expected: 1, changes: $changes, idempotencyKey: $a) { ... on Problem { code } }
                  rollback: rollbackFront(edition: $edition, expected: 1, version: 1, idempotencyKey: $b) { ... on Problem { code } }
                  cancel: cancelFrontChange(id: $id, idempotencyKey: $c) { ... on Problem { code } } }
                """)
            .variables(variables(shop, List.of(pin(one, "lead", 1)), change))
            .execute()
            .path("")
            .entity(OBJECT)
            .get();

    assertThat(results)
        .containsEntry("change", Map.of("code", "NO_SUCH_FRONT"))
        .containsEntry("rollback", Map.of("code", "NO_SUCH_FRONT"))
        .containsEntry("cancel", Map.of("code", "NO_SUCH_CHANGE"));
    assertThat(shop.version()).isEqualTo(1);
  }

  private static Map<String, Object> variables(Workshop shop, List<?> changes, long change) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("edition", shop.edition);
    variables.put("changes", changes);
    variables.put("id", change);
    for (String key : List.of("a", "b", "c")) {
      variables.put(key, UUID.randomUUID().toString());
    }
    return variables;
  }

  @Test
  void showsNothingOfWhatIsPlanned() {
    Workshop shop = new Workshop("other");
    long one = shop.article(1, "PUBLISHED", START.minusSeconds(60));
    shop.changeAt(1, THEN, pin(one, "lead", 1));

    ofBusan()
        .document(
            """
            query ($edition: ID!, $at: DateTime) {
              frontHistory(edition: $edition) { edges { cursor } }
              frontDiff(edition: $edition, from: 1, to: 1) { kind }
              frontAudit(edition: $edition) { action }
              frontPage(edition: $edition, at: $at) {
                scheduled { id } containers { cards { target { ... on Article { id } } } } } }
            """)
        .variable("edition", shop.edition)
        .variable("at", THEN.toString())
        .execute()
        .path("frontHistory")
        .valueIsNull()
        .path("frontDiff")
        .valueIsNull()
        .path("frontAudit")
        .valueIsNull()
        .path("frontPage.scheduled")
        .entityList(Object.class)
        .hasSize(0)
        .path("frontPage.containers[0].cards")
        .entityList(Object.class)
        .hasSize(0);
    assertThat(shop.preview(THEN)).startsWith("lead: 1C" + one);
  }

  @Test
  void takesNothingThatAnotherNewsroomHasNotPublished() {
    Workshop shop = new Workshop("other");
    long draft = shop.article(1, "SCHEDULED", THEN.minusSeconds(60));
    sql("UPDATE article SET newsroom = 'busan' WHERE id = " + draft);

    assertThat(shop.changeAt(1, THEN, pin(draft, "lead", 1)).toString()).contains("NO_SUCH_TARGET");
    assertThat(shop.preview(THEN)).isEqualTo("lead:\ntop:");
  }
}
