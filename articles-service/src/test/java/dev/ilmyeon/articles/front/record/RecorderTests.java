package dev.ilmyeon.articles.front.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.front.FrontWorkshop;
import java.time.Duration;
import java.time.Instant;
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

  private static boolean isOfTransaction(String sql) {
    return sql.startsWith("BEGIN") || sql.startsWith("COMMIT") || sql.startsWith("SET");
  }

  private long entries(Workshop shop) {
    return number(
        "SELECT count(*) FROM front_served WHERE edition_id = '%s'".formatted(shop.edition));
  }
}
