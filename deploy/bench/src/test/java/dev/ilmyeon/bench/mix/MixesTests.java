package dev.ilmyeon.bench.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ilmyeon.bench.graph.Answerer;
import dev.ilmyeon.bench.graph.Graph;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixesTests {

  private static final Path CHECKOUT = Path.of("../..");

  /** The public benchmark's answer has 87 KB. */
  @Test
  void asksForAsMuchAsThePublicBenchmark() {
    Mix heavy = Mixes.of(CHECKOUT, List.of("heavy")).getFirst();

    assertThat(heavy.asked()).hasSize(1);
    assertThat(heavy.asked().getFirst().right().length).isBetween(85_000, 90_000);
  }

  /** If not: record it again, the README says how. */
  @Test
  void hasARecordingOfAllThatThePageAsksFor() {
    assertThat(Mixes.of(CHECKOUT, List.of("front-page"))).hasSize(1);
  }

  @Test
  void makesOtherDocumentsOfThePageThatAllHaveAnswers() {
    Answerer oracle = Graph.portal(CHECKOUT).oracle();

    List<String> documents = Documents.of(Mixes.frontPage(CHECKOUT), 20);

    assertThat(documents)
        .doesNotHaveDuplicates()
        .allMatch(each -> each.contains("uniq00000000: frontPage("))
        .allMatch(each -> Asked.of(oracle, each, null).right().length > 10_000);
  }

  @Test
  void givesEachVariableAnotherValue() {
    Mix variables = Mixes.of(CHECKOUT, List.of("heavy-variables")).getFirst();

    assertThat(variables.asked()).hasSize(200).extracting(Asked::body).doesNotHaveDuplicates();
  }

  @Test
  void namesWhatThereIsIfAskedForSomethingElse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Mixes.of(CHECKOUT, List.of("light")))
        .withMessageContaining("heavy-header");
  }
}
