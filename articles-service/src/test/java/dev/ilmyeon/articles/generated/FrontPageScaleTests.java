package dev.ilmyeon.articles.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.PortalPage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Measures the front page with a thousand articles in the archive and with as many as {@code
 * ilmyeon.scale.articles} says: two services on one server, asked in turn, so that whatever else
 * the machine does slows both. Not part of the build: the module's README has the command.
 */
@EnabledIfSystemProperty(named = "ilmyeon.scale.articles", matches = "[0-9]+")
class FrontPageScaleTests {

  private static final int FEW = 1_000;
  private static final int WARM_UP = 300;
  private static final int MEASURED = 500;

  @Test
  void takesAsLongWithAMillionArticlesAsWithAThousand() {
    try (ConfigurableApplicationContext small = LargeArchive.start("articles_few", FEW);
        ConfigurableApplicationContext large = LargeArchive.start()) {
      compare(small, large);
    }
  }

  private static void compare(
      ConfigurableApplicationContext small, ConfigurableApplicationContext large) {
    Page few = new Page(small);
    Page full = new Page(large);
    few.ask(WARM_UP);
    full.ask(WARM_UP);
    long scans = sequentialScans(large);
    for (int i = 0; i < MEASURED; i++) {
      few.measure(i);
      full.measure(i);
    }

    System.out.printf(
        """
        articles   p50 ms   p95 ms
        %8d   %6.2f   %6.2f
        %8d   %6.2f   %6.2f
        p50 ratio %.2f; %d sequential scans of the archive
        """,
        FEW,
        few.percentile(50),
        few.percentile(95),
        LargeArchive.articles(),
        full.percentile(50),
        full.percentile(95),
        full.percentile(50) / few.percentile(50),
        sequentialScans(large) - scans);
    assertThat(full.percentile(50)).isLessThanOrEqualTo(1.5 * few.percentile(50));
    assertThat(sequentialScans(large)).isEqualTo(scans);
  }

  private static long sequentialScans(ConfigurableApplicationContext service) {
    return service
        .getBean(DatabaseClient.class)
        .sql(
            """
            SELECT sum(seq_scan)::bigint AS scans FROM pg_stat_user_tables
            WHERE relname IN ('article', 'article_region', 'article_series', 'article_tag', 'byline',
              'correction')
            """)
        .map(row -> row.get("scans", Long.class))
        .one()
        .block(Duration.ofSeconds(10));
  }

  /** A service's front page and how long it took. */
  private static final class Page {

    private final WebTestClient http;
    private final Map<String, Object> query;
    private final double[] millis = new double[MEASURED];

    Page(ConfigurableApplicationContext service) {
      String port = service.getEnvironment().getRequiredProperty("local.server.port");
      http =
          WebTestClient.bindToServer()
              .baseUrl("http://127.0.0.1:" + port)
              .responseTimeout(Duration.ofSeconds(20))
              .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(1 << 20))
              .build();
      query = Map.of("query", PortalPage.document(), "variables", Map.of("edition", "main"));
    }

    void ask(int times) {
      for (int i = 0; i < times; i++) {
        byte[] answer =
            http.post()
                .uri("/graphql")
                .bodyValue(query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        assertThat(answer).hasSizeGreaterThan(10_000);
      }
    }

    void measure(int index) {
      long start = System.nanoTime();
      ask(1);
      millis[index] = (System.nanoTime() - start) / 1e6;
    }

    double percentile(int percent) {
      double[] sorted = millis.clone();
      Arrays.sort(sorted);
      return sorted[MEASURED * percent / 100];
    }
  }
}
