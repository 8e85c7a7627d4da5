package dev.ilmyeon.articles.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.graphql.test.tester.HttpGraphQlTester;

/** What the newsroom is shown of a time ahead is what readers see when it has come. */
class FrontPreviewTests extends FrontWorkshop {

  @Test
  void appliesWhatIsScheduledInOrder() {
    Workshop shop = new Workshop("preview");
    long old = shop.article(1, "PUBLISHED", START.minusSeconds(60));
    long embargoed = shop.article(2, "PUBLISHED", START.minusSeconds(30));
    sql("UPDATE article SET embargo_until = '%s' WHERE id = %d".formatted(minute(20), embargoed));
    long planned = shop.article(3, "SCHEDULED", minute(30));
    shop.changeAt(1, minute(10), pin(old, "lead", 1));
    shop.changeAt(1, minute(40), pin(planned, "lead", 1), expire(planned, minute(50)));

    assertThat(shop.preview(minute(5))).isEqualTo("lead:\ntop: 1B" + old);
    assertThat(shop.preview(minute(10))).isEqualTo("lead: 1C" + old + "\ntop:");
    assertThat(shop.preview(minute(20)))
        .isEqualTo("lead: 1C%d\ntop: 1B%d".formatted(old, embargoed));
    assertThat(shop.preview(minute(30)))
        .isEqualTo("lead: 1C%d\ntop: 1B%d 2B%d".formatted(old, planned, embargoed));
    assertThat(shop.preview(minute(40))).startsWith("lead: 1C" + planned + "[");
    assertThat(shop.preview(minute(50)))
        .isEqualTo("lead: 1C%d\ntop: 1B%d 2B%d".formatted(old, planned, embargoed));
  }

  @Test
  void leavesOutWhatWillBeWithdrawn() {
    Workshop shop = new Workshop("preview");
    long kept = shop.article(1, "PUBLISHED", START.minusSeconds(60));
    long going = shop.article(2, "PUBLISHED", START.minusSeconds(30));
    sql(
        """
        INSERT INTO scheduled_job (kind, subject, payload, due_at, next_at, made_by)
        VALUES ('WITHDRAW_ARTICLE', 'article:%1$d', '{}', '%2$s', '%2$s', 'kim')
        """
            .formatted(going, minute(30)));

    assertThat(shop.preview(minute(29))).isEqualTo("lead:\ntop: 1B%d 2B%d".formatted(going, kept));
    assertThat(shop.preview(minute(30))).isEqualTo("lead:\ntop: 1B" + kept);
  }

  @Test
  void showsRegionsWithTheNewsThatTheyWillHave() {
    Workshop shop = new Workshop("preview");
    long kept = ofSejong(shop.article(1, "PUBLISHED", START.minusSeconds(60)));
    long going = ofSejong(shop.article(2, "PUBLISHED", START.minusSeconds(30)));
    long coming = ofSejong(shop.article(3, "SCHEDULED", minute(10)));
    long embargoed = ofSejong(shop.article(4, "SCHEDULED", minute(5)));
    sql(
        "UPDATE article SET embargo_until = '%s' WHERE id = %d".formatted(minute(20), embargoed),
        """
        INSERT INTO scheduled_job (kind, subject, payload, due_at, next_at, made_by)
        VALUES ('WITHDRAW_ARTICLE', 'article:%1$d', '{}', '%2$s', '%2$s', 'kim')
        """
            .formatted(going, minute(15)));
    assertChanged(
        shop.change(
            Map.of("pin", Map.of("target", Map.of("region", "KR-50"), "container", "lead"))));

    assertThat(newsOfSejong(shop, minute(1))).containsExactly(going, kept);
    assertThat(newsOfSejong(shop, minute(10))).containsExactly(coming, going, kept);
    assertThat(newsOfSejong(shop, minute(20))).containsExactly(coming, embargoed, kept);
    assertThat(newsOfSejong(graphQl(), shop, minute(20)))
        .as("to readers nothing is told")
        .containsExactly(going, kept);
  }

  private long ofSejong(long article) {
    sql(
        "INSERT INTO article_region (article_id, region_code, position) VALUES (%d, 'KR-50', 1)"
            .formatted(article));
    return article;
  }

  private List<Long> newsOfSejong(Workshop shop, Instant at) {
    return newsOfSejong(graphQl("lee", "reporter", "ko"), shop, at);
  }

  /** Those of the workshop, which are the newest. */
  private static List<Long> newsOfSejong(HttpGraphQlTester client, Workshop shop, Instant at) {
    return client
        .document(
            """
            query ($edition: ID!, $at: DateTime) { frontPage(edition: $edition, at: $at) { containers { cards {
              target { ... on Region { articles(first: 10) { edges { node { id status } } } } } } } } }
            """)
        .variable("edition", shop.edition)
        .variable("at", at.toString())
        .execute()
        .path("frontPage.containers[0].cards[0].target.articles.edges[*].node.id")
        .entityList(Long.class)
        .get()
        .stream()
        .filter(id -> id > 50_000_000)
        .toList();
  }

  @Test
  void isShownToNobodyElse() {
    Workshop shop = new Workshop("preview");
    long old = shop.article(1, "PUBLISHED", START.minusSeconds(60));
    shop.article(2, "SCHEDULED", minute(5));
    shop.changeAt(1, minute(10), pin(old, "lead", 1));

    assertThat(shop.page(minute(60))).isEqualTo("lead:\ntop: 1B" + old);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void comesTrue(long seed) {
    Random random = new Random(seed);
    Workshop shop = new Workshop("comestrue");
    List<Long> articles = new ArrayList<>();
    TreeMap<Instant, Long> publications = new TreeMap<>();
    for (int i = 0; i < 10; i++) {
      if (i < 5) {
        articles.add(shop.article(i, "PUBLISHED", START.minusSeconds(600 - 60L * i)));
      } else {
        Instant at = minute(7L * i + random.nextInt(7));
        long id = shop.article(i, "SCHEDULED", at);
        articles.add(id);
        publications.put(at, id);
      }
    }
    for (int i = 0; i < 12; i++) {
      long article = articles.get(random.nextInt(articles.size()));
      Object change =
          switch (random.nextInt(3)) {
            case 0 -> unpin(article);
            case 1 -> move(article, "lead", 1);
            default -> pin(article, "top", 1 + random.nextInt(3));
          };
      shop.changeAt(1, minute(1 + random.nextInt(80)), change);
    }
    Map<Instant, String> previews = new TreeMap<>();
    for (int at = 1; at < 90; at += 4) {
      previews.put(minute(at), shop.preview(minute(at)));
    }

    previews.forEach((time, preview) -> {
      // Everything happens at its own minute on the way.
      for (Instant at = shop.now().plusSeconds(60); !at.isAfter(time); at = at.plusSeconds(60)) {
        shop.moveTo(at);
        publish(publications, at);
        await(due.make().thenReturn(true));
      }
      assertThat(shop.page(null)).as("seed %d at %s", seed, time).isEqualTo(preview);
    });
    assertThat(previews.values().stream().distinct().count()).isGreaterThan(4);
  }

  private void publish(TreeMap<Instant, Long> publications, Instant until) {
    publications
        .headMap(until, true)
        .values()
        .forEach(id -> sql("UPDATE article SET status = 'PUBLISHED' WHERE id = " + id));
    publications.headMap(until, true).clear();
  }

  private static Instant minute(long minute) {
    return START.plus(Duration.ofMinutes(minute));
  }
}
