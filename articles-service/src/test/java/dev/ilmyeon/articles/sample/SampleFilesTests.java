package dev.ilmyeon.articles.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.article.Block;
import dev.ilmyeon.articles.sample.Sample.Article;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SampleFilesTests {

  private final Sample sample = new SampleFiles().read();

  @Test
  void numberTheArticlesFrom1001On() {
    assertThat(sample.articles().stream().map(Article::id).sorted())
        .containsExactlyElementsOf(LongStream.rangeClosed(1001, 1080).boxed().toList());
  }

  @Test
  void tellTheLeadStoryInTwelveParagraphs() {
    Article lead = article(1001);
    List<Block> blocks = Markup.read(lead.body()).blocks();

    assertThat(lead.title()).contains("中").contains("“").contains("”");
    assertThat(lead.subheads()).hasSize(4).allMatch(line -> line.startsWith("-"));
    assertThat(blocks).hasSize(12).allMatch(Block.Paragraph.class::isInstance);
    assertThat(blocks.stream().mapToInt(block -> ((Block.Paragraph) block).text().length()).sum())
        .isBetween(1400, 1500);
  }

  @Test
  void haveSomethingForEachSectionRegionAndSeries() {
    List<Article> shown =
        sample.articles().stream().filter(article -> article.status().equals("PUBLISHED")).toList();

    assertThat(shown.stream().collect(Collectors.groupingBy(Article::section))).hasSize(8);
    assertThat(
            shown.stream()
                .flatMap(article -> article.regions().stream())
                .collect(Collectors.groupingBy(code -> code, Collectors.counting())))
        .hasSize(17)
        .allSatisfy((_, count) -> assertThat(count).isGreaterThanOrEqualTo(3));
    assertThat(
            shown.stream()
                .flatMap(article -> article.series().stream())
                .collect(Collectors.groupingBy(id -> id, Collectors.counting())))
        .hasSize(4)
        .allSatisfy((_, count) -> assertThat(count).isGreaterThanOrEqualTo(2));
  }

  @Test
  void bringOneArticleOfEachHiddenState() {
    assertThat(article(1077).status()).isEqualTo("WITHDRAWN");
    assertThat(article(1078).embargo()).isNotNull();
    assertThat(article(1079).status()).isEqualTo("SCHEDULED");
    assertThat(article(1080).status()).isEqualTo("DRAFT");
  }

  private Article article(long id) {
    return sample.articles().stream()
        .filter(article -> article.id() == id)
        .findFirst()
        .orElseThrow();
  }
}
