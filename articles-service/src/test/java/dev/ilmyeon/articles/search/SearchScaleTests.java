package dev.ilmyeon.articles.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.generated.LargeArchive;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Measures searches of two terms over real HTTP with as many articles as {@code
 * ilmyeon.scale.articles} says. Not part of the build: the module's README has the command.
 */
@EnabledIfSystemProperty(named = "ilmyeon.scale.articles", matches = "[0-9]+")
class SearchScaleTests {

  private static final int ROUNDS = 60;
  private static final int WARM_UP = 10;

  /** Common with common, common with rare, rare with rare; compounds, names, numbers. */
  private static final List<String> QUERIES =
      List.of(
          "통학로 정비",
          "전통시장 지붕",
          "하천 산책로",
          "서울 도서관",
          "부산 마을버스",
          "주민 설계",
          "예산 확정",
          "생활체육관 점검",
          "광명시 탄소중립",
          "자매도시 포럼",
          "제주 도시숲",
          "이웃 시범운영");

  @Test
  void answersWithin50Milliseconds() {
    try (ConfigurableApplicationContext service = LargeArchive.start()) {
      long start = System.nanoTime();
      service.getBean(SearchIndexer.class).catchUp().block(Duration.ofHours(1));
      double indexed = (System.nanoTime() - start) / 1e9;
      double[] millis = measure(service);

      System.out.printf(
          "%d articles, indexed in %.0f s; search p50 %.1f ms, p95 %.1f ms, most %.1f ms%n",
          LargeArchive.articles(),
          indexed,
          millis[millis.length / 2],
          millis[millis.length * 95 / 100],
          millis[millis.length - 1]);
      assertThat(millis[millis.length * 95 / 100]).isLessThanOrEqualTo(50);
    }
  }

  private static double[] measure(ConfigurableApplicationContext service) {
    WebTestClient http =
        WebTestClient.bindToServer()
            .baseUrl(
                "http://127.0.0.1:"
                    + service.getEnvironment().getRequiredProperty("local.server.port"))
            .responseTimeout(Duration.ofSeconds(30))
            .build();
    double[] millis = new double[ROUNDS * QUERIES.size()];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (int i = 0; i < QUERIES.size(); i++) {
        long start = System.nanoTime();
        ask(http, QUERIES.get(i));
        if (round >= 0) {
          millis[round * QUERIES.size() + i] = (System.nanoTime() - start) / 1e6;
        }
      }
    }
    for (int i = 0; i < QUERIES.size(); i++) {
      int query = i;
      double[] own =
          IntStream.range(0, ROUNDS)
              .mapToDouble(round -> millis[round * QUERIES.size() + query])
              .sorted()
              .toArray();
      System.out.printf(
          "%-12s p50 %.1f ms, p95 %.1f ms%n",
          QUERIES.get(i), own[ROUNDS / 2], own[ROUNDS * 95 / 100]);
    }
    Arrays.sort(millis);
    return millis;
  }

  private static void ask(WebTestClient http, String query) {
    http.post()
        .uri("/graphql")
        .bodyValue(
            Map.of(
                "query",
                "query ($q: String!) { search(query: $q, first: 20) { edges { node { id title } titleHighlights { start end } } } }",
                "variables",
                Map.of("q", query)))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.data.search.edges[0].node.id")
        .exists();
  }
}
