package dev.ilmyeon.articles.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.ArticlesApplication;
import dev.ilmyeon.platform.testing.postgres.PostgresInitializer;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes over as many articles as {@code ilmyeon.scale.import} says. Not part of the build: the
 * module's README has the command.
 */
@EnabledIfSystemProperty(named = "ilmyeon.scale.import", matches = "[0-9]+")
class ImportScaleTests {

  private static final List<String> PLACES = List.of("서울", "부산", "대구", "인천", "광주", "대전", "울산");
  private static final List<String> MATTERS =
      List.of("통학로 정비", "빈집 고쳐 쓰기", "하천 산책로", "마을버스", "전통시장 지붕", "공공 도서관", "도시 숲");

  @TempDir private Path folder;

  @Test
  void takesThemOverWithinThreeMinutes() throws IOException {
    int articles = Integer.getInteger("ilmyeon.scale.import");
    Path file = folder.resolve("articles.jsonl");
    write(file, articles);

    long start = System.nanoTime();
    try (ConfigurableApplicationContext service =
        new SpringApplicationBuilder(ArticlesApplication.class)
            .initializers(new PostgresInitializer())
            .run(
                "--server.port=0",
                "--ilmyeon.database.name=articles_import",
                "--ilmyeon.search.index-every=1h",
                "--ilmyeon.import.file=" + file)) {
      double seconds = (System.nanoTime() - start) / 1e9;
      Long imported =
          service
              .getBean(DatabaseClient.class)
              .sql("SELECT count(*) AS n FROM imported_article")
              .map(row -> row.get("n", Long.class))
              .one()
              .block(Duration.ofMinutes(1));

      System.out.printf("%d articles taken over in %.0f s, start included%n", imported, seconds);
      assertThat(imported).isEqualTo(articles);
      assertThat(seconds).isLessThan(180.0 * Math.max(1, articles / 100_000.0));
    }
  }

  private static void write(Path file, int articles) throws IOException {
    JsonMapper json = new JsonMapper();
    OffsetDateTime newest = OffsetDateTime.parse("2024-07-18T09:00:00+09:00");
    try (Writer writer = Files.newBufferedWriter(file)) {
      for (int n = 0; n < articles; n++) {
        String place = PLACES.get(n % PLACES.size());
        String matter = MATTERS.get(n / PLACES.size() % MATTERS.size());
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", Integer.toString(n));
        line.put("title", "%s %s, 올해 첫 삽 (%d)".formatted(place, matter, n));
        line.put("publishedAt", newest.minusMinutes(5L * n).toString());
        line.put("section", "local");
        line.put("subheads", List.of("- 주민 %d명 참여".formatted(n % 900 + 100)));
        line.put(
            "paragraphs",
            List.of(
                "%s에서 %s 사업이 %d월부터 시작된다. 주민 설명회와 현장 조사를 거쳐 순서를 정했다."
                    .formatted(place, matter, n % 12 + 1),
                "담당 부서는 해마다 한 차례 결과를 공개하기로 했다. 예산은 %d억 원이다.".formatted(n % 50 + 1),
                "한 주민은 “오래 기다린 일인 만큼 끝까지 지켜보겠다”고 말했다."));
        line.put("regions", List.of("KR-11"));
        line.put("tags", List.of("견본 주제 " + n % 200));
        line.put("bylines", List.of("견본 기자 " + n % 100));
        writer.write(json.writeValueAsString(line) + "\n");
      }
    }
  }
}
