package dev.ilmyeon.gateway.federation.supergraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.error.SupergraphException;
import dev.ilmyeon.gateway.federation.language.Mutations;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds, it is read or refused with a line. */
class SpoiledSupergraphTests {

  private static final List<String> TEXTS =
      List.of(
          SupergraphText.resourceText("newsroom"),
          SupergraphText.resourceText("federation1"),
          SupergraphText.resourceText("renamed"));

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void areReadOrRefused(long seed) {
    Mutations mutations = new Mutations(seed);
    for (int i = 0; i < 1_500; i++) {
      String text = mutations.spoil(TEXTS.get(i % TEXTS.size()));
      try {
        SupergraphReader.read(text);
      } catch (SupergraphException e) {
        assertThat(e).hasMessageStartingWith("Supergraph, line " + e.location().line() + ": ");
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", text " + i + ":\n" + text, e);
      }
    }
  }
}
