package dev.ilmyeon.articles.front.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.front.FrontWorkshop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class RecorderTests extends FrontWorkshop {

  @Test
  void writesDownWhatDiffersAndNothingElse() {
    Workshop shop = new Workshop("record");
    shop.article(1, "PUBLISHED", START.minusSeconds(60));
    await(recorder.record());
    assertThat(entries(shop)).isEqualTo(2);

    shop.pass(Duration.ofMinutes(1));
    await(recorder.record());
    assertThat(entries(shop)).isEqualTo(2);

    shop.article(2, "PUBLISHED", START);
    await(recorder.record());
    assertThat(entries(shop)).isEqualTo(3);
  }

  @Test
  void writesOnceHoweverManyInstancesLook() {
    Workshop shop = new Workshop("record");
    shop.article(1, "PUBLISHED", START.minusSeconds(60));

    await(Flux.range(0, 6).flatMap(_ -> recorder.record()).then().thenReturn(true));
    await(recorder.record());

    assertThat(entries(shop)).isEqualTo(2);
  }

  @Test
  void showsTheBackFillThatReadersSaw() {
    Workshop shop = new Workshop("record");
    long one = shop.article(1, "PUBLISHED", START.minusSeconds(60));
    await(recorder.record());
    Instant seen = shop.now();
    shop.pass(Duration.ofMinutes(10));
    // Backdated: made anew, the page of that time would show it.
    shop.article(2, "PUBLISHED", START.minusSeconds(30));

    assertThat(shop.page(seen)).isEqualTo("lead:\ntop: 1B" + one);
  }

  @Test
  void costsAFewStatementsForAllFronts() {
    await(recorder.record());
    statements.clear();
    await(recorder.record());

    assertThat(statements.sent())
        .filteredOn(sql -> !isOfTransaction(sql))
        .hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void keepsWhatPagesSinceThenShowAndForgetsTheRest() {
    Workshop shop = new Workshop("record");
    List<Long> articles = new ArrayList<>();
    Map<Instant, String> seen = new LinkedHashMap<>();
    for (int day = 0; day < 8; day++) {
      articles.add(shop.article(day, "PUBLISHED", shop.now().minusSeconds(60)));
      if (day % 3 == 2) {
        assertChanged(shop.change(pin(articles.getLast(), "top", 1)));
      }
      await(recorder.record());
      seen.put(shop.now().plusSeconds(1), shop.page(null));
      shop.pass(Duration.ofDays(1));
    }
    long before = entries(shop);

    await(recorder.forget(Duration.ofDays(3)));

    assertThat(entries(shop)).isLessThan(before);
    Instant since = shop.now().minus(Duration.ofDays(3));
    seen.forEach((time, page) -> {
      if (!time.isBefore(since)) {
        assertThat(shop.page(time)).as("at %s", time).isEqualTo(page);
      }
    });
    assertThat(await(recorder.forget(Duration.ofDays(3)))).isZero();
  }

  @Test
  void saysWhatIsNotKept() {
    Workshop shop = new Workshop("record");
    shop.article(1, "PUBLISHED", START.minusSeconds(60));
    shop.pass(Duration.ofDays(500));

    graphQl()
        .document(
            "query ($edition: ID!, $at: DateTime) { frontPage(edition: $edition, at: $at) { version } }")
        .variable("edition", shop.edition)
        .variable("at", START.plusSeconds(1).toString())
        .execute()
        .errors()
        .satisfy(errors -> {
          assertThat(errors).hasSize(1);
          assertThat(errors.getFirst().getMessage()).contains("is not kept");
          assertThat(errors.getFirst().getExtensions()).containsEntry("code", "BAD_USER_INPUT");
        });
    assertThat(shop.page(shop.now().minus(Duration.ofDays(399)))).startsWith("lead:\ntop: 1B");
  }

  private static boolean isOfTransaction(String sql) {
    return sql.startsWith("BEGIN") || sql.startsWith("COMMIT") || sql.startsWith("SET");
  }

  private long entries(Workshop shop) {
    return number(
        "SELECT count(*) FROM front_served WHERE edition_id = '%s'".formatted(shop.edition));
  }
}
