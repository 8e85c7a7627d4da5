package dev.ilmyeon.articles.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Editors do this and that, articles come out and are withdrawn, time passes; what was served at
 * each moment is what history shows of it, but for the tombstones of what was withdrawn since.
 */
class FrontReplayTests extends FrontWorkshop {

  private static final int STEPS = 30;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void historyIsWhatWasServed(long seed) {
    Random random = new Random(seed);
    Workshop shop = new Workshop("replay");
    List<Long> articles = articles(shop, random);
    TreeSet<Long> withdrawn = new TreeSet<>();
    Map<Instant, String> served = new LinkedHashMap<>();
    for (int step = 0; step < STEPS; step++) {
      shop.pass(Duration.ofMinutes(1 + random.nextInt(15)));
      if (random.nextInt(8) == 0) {
        long gone = articles.get(random.nextInt(articles.size()));
        if (withdrawn.add(gone)) {
          shop.withdraw(gone);
        }
      } else {
        edit(shop, random, articles);
      }
      await(due.make().thenReturn(true));
      await(recorder.record());
      served.put(shop.now(), shop.page(null));
    }
    shop.pass(Duration.ofDays(1));

    served.forEach((time, page) ->
        assertThat(shop.page(time))
            .as("seed %d at %s", seed, time)
            .isEqualTo(buried(page, withdrawn)));
    assertThat(served.values().stream().distinct().count()).isGreaterThan(STEPS / 4);
  }

  private static List<Long> articles(Workshop shop, Random random) {
    List<Long> articles = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      Instant at = START.plus(Duration.ofMinutes(random.nextInt(20 * (i + 1)) - 60L));
      articles.add(shop.article(i, "PUBLISHED", at));
    }
    return articles;
  }

  private void edit(Workshop shop, Random random, List<Long> articles) {
    long article = articles.get(random.nextInt(articles.size()));
    String container = random.nextInt(4) == 0 ? "lead" : "top";
    int position = 1 + random.nextInt(4);
    Instant later = shop.now().plus(Duration.ofMinutes(5 + random.nextInt(30)));
    Object change =
        switch (random.nextInt(7)) {
          case 0 -> unpin(article);
          case 1 -> move(article, container, position);
          case 2 -> headline(article, "제목 " + random.nextInt(3));
          case 3 -> expire(article, later);
          default -> pin(article, container, position);
        };
    switch (random.nextInt(10)) {
      case 0 -> rollBack(shop, 1 + random.nextInt(shop.version()));
      case 1, 2 -> shop.changeAt(shop.version(), later, change);
      default -> shop.change(change);
    }
  }

  private void rollBack(Workshop shop, int version) {
    graphQl("park", "desk-chief", "ko")
        .document(
            """
            mutation ($edition: ID!, $expected: Int!, $version: Int!, $key: String!) {
              rollbackFront(edition: $edition, expected: $expected, version: $version, idempotencyKey: $key) { __typename } }
            """)
        .variable("edition", shop.edition)
        .variable("expected", shop.version())
        .variable("version", version)
        .variable("key", java.util.UUID.randomUUID().toString())
        .executeAndVerify();
  }

  /** Each card of such an article as its tombstone, without the editors' words. */
  private static String buried(String page, TreeSet<Long> withdrawn) {
    String buried = page;
    for (long article : withdrawn) {
      buried = buried.replaceAll("([0-9][CB])" + article + "(\\[[^\\]]*])*", "$1†");
    }
    return buried;
  }
}
