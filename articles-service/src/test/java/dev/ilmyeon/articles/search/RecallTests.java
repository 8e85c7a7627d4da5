package dev.ilmyeon.articles.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What readers type finds what they must find: {@code judged-queries.txt}. */
class RecallTests extends SearchServiceTests {

  private static final int FIRST = 10;

  private record Judged(String query, List<String> relevant) {
    static Judged of(String line) {
      String[] columns = line.split("\\|");
      return new Judged(columns[0].strip(), List.of(columns[1].strip().split(" +")));
    }
  }

  @Test
  void recallsAtLeast95PercentAmongTheFirstTen() {
    List<Judged> all = judged();
    List<String> misses = new ArrayList<>();
    double sum = 0;
    for (Judged judged : all) {
      List<String> found = found(judged.query());
      long hits = judged.relevant().stream().filter(found::contains).count();
      double recall = (double) hits / Math.min(FIRST, judged.relevant().size());
      sum += recall;
      if (recall < 1) {
        misses.add("%.2f %s %s".formatted(recall, judged, found));
      }
    }
    double recall = sum / all.size();
    System.out.printf("recall@10 of %d queries: %.3f%n", all.size(), recall);
    misses.forEach(System.out::println);

    assertThat(all).hasSizeGreaterThanOrEqualTo(120);
    assertThat(recall).as("%s", misses).isGreaterThanOrEqualTo(0.95);
  }

  private static List<Judged> judged() {
    try (var lines = RecallTests.class.getResourceAsStream("/search/judged-queries.txt")) {
      String text =
          new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(Judged::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
