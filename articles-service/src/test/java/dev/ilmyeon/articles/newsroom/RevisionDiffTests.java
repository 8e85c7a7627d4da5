package dev.ilmyeon.articles.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RevisionDiffTests {

  private static String text(List<String> was, List<String> is) {
    return String.join(
        " ",
        RevisionDiff.diff(was, is).stream()
            .map(line ->
                switch (line.kind()) {
                      case KEPT -> "=";
                      case REMOVED -> "-";
                      case ADDED -> "+";
                    }
                    + line.text())
            .toList());
  }

  @Test
  void keepsWhatStayed() {
    assertThat(text(List.of("a", "b", "c"), List.of("a", "x", "c"))).isEqualTo("=a -b +x =c");
    assertThat(text(List.of(), List.of("a"))).isEqualTo("+a");
    assertThat(text(List.of("a"), List.of())).isEqualTo("-a");
    assertThat(text(List.of("a", "b"), List.of("b", "a"))).isEqualTo("-a =b +a");
  }

  @Test
  void tellsBothTextsWhole() {
    Random random = new Random(7417);
    for (int i = 0; i < 500; i++) {
      List<String> was = lines(random);
      List<String> is = lines(random);
      var diff = RevisionDiff.diff(was, is);

      assertThat(without(Change.DiffKind.ADDED, diff)).isEqualTo(was);
      assertThat(without(Change.DiffKind.REMOVED, diff)).isEqualTo(is);
    }
  }

  private static List<String> without(Change.DiffKind kind, List<Change.DiffLine> diff) {
    return diff.stream().filter(line -> line.kind() != kind).map(Change.DiffLine::text).toList();
  }

  private static List<String> lines(Random random) {
    return IntStream.range(0, random.nextInt(12))
        .mapToObj(_ -> "abc".substring(random.nextInt(3)).substring(0, 1))
        .toList();
  }
}
