package dev.ilmyeon.articles.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.ServiceTests;
import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import dev.ilmyeon.platform.testing.postgres.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Measures the front page with a thousand articles in the archive and with as many as {@code
 * ilmyeon.scale.articles} says, in one run. Not part of the build: the module's README has the
 * command.
 */
@EnabledIfSystemProperty(named = "ilmyeon.scale.articles", matches = "[0-9]+")
class FrontPageScaleTests extends ServiceTests {

  private static final int WARM_UP = 300;
  private static final int MEASURED = 500;

  private record Figures(double p50, double p95) {}

  @Test
  void takesAsLongWithAMillionArticlesAsWithAThousand() throws Exception {
    long many = Long.getLong("ilmyeon.scale.articles");
    generate(1_000);
    Figures few = measure();
    long start = System.nanoTime();
    generate(many);
    double seconds = (System.nanoTime() - start) / 1e9;
    measure();
    long scans = sequentialScans();
    Figures full = measure();

    System.out.printf(
        """
        articles   p50 ms   p95 ms
        %8d   %6.2f   %6.2f
        %8d   %6.2f   %6.2f
        p50 ratio %.2f; generated in %.0f s; %d sequential scans of the archive
        """,
        1_000,
        few.p50(),
        few.p95(),
        many,
        full.p50(),
        full.p95(),
        full.p50() / few.p50(),
        seconds,
        sequentialScans() - scans);
    assertThat(full.p50()).isLessThanOrEqualTo(1.5 * few.p50());
    assertThat(sequentialScans()).isEqualTo(scans);
  }

  private Figures measure() throws Exception {
    Map<String, String> body =
        Map.of(
            "query",
            new ClassPathResource("graphql-test/front-page.graphql")
                .getContentAsString(StandardCharsets.UTF_8));
    WebTestClient client = http();
    for (int i = 0; i < WARM_UP; i++) {
      ask(client, body);
    }
    double[] millis = new double[MEASURED];
    for (int i = 0; i < MEASURED; i++) {
      long start = System.nanoTime();
      ask(client, body);
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return new Figures(millis[MEASURED / 2], millis[MEASURED * 95 / 100]);
  }

  private static void ask(WebTestClient client, Map<String, String> body) {
    byte[] answer =
        client
            .post()
            .uri("/graphql")
            .bodyValue(body)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody()
            .returnResult()
            .getResponseBody();
    assertThat(answer).hasSizeGreaterThan(10_000);
  }

  private static void generate(long articles) throws SQLException {
    TestDatabase database = TestPostgres.database("articles");
    try (Connection connection =
        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password())) {
      new GeneratedArchive(articles).load(connection);
    }
  }

  private long sequentialScans() {
    return number(
        """
        SELECT sum(seq_scan)::bigint FROM pg_stat_user_tables
        WHERE relname IN ('article', 'article_region', 'article_series', 'byline')
        """);
  }
}
