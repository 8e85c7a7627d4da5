package dev.ilmyeon.gateway.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphReader;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OverrideLabelsTests {

  private static final SupergraphModel SUPERGRAPH =
      SupergraphReader.read(
          """
          schema
            @link(url: "https://specs.apollo.dev/link/v1.0")
            @link(url: "https://specs.apollo.dev/join/v0.4", for: EXECUTION)
          { query: Query }
          enum join__Graph { A @join__graph(name: "a", url: "") B @join__graph(name: "b", url: "") }
          type Query @join__type(graph: A) { thing: Thing other: Int }
          type Thing @join__type(graph: A, key: "id") @join__type(graph: B, key: "id") {
            id: ID!
            never: Int @join__field(graph: A, override: "b", overrideLabel: "percent(0)")
              @join__field(graph: B)
            half: Int @join__field(graph: A, override: "b", overrideLabel: "percent(50)")
              @join__field(graph: B)
            all: Int @join__field(graph: A, override: "b", overrideLabel: "percent(100)")
              @join__field(graph: B)
            named: Int @join__field(graph: A, override: "b", overrideLabel: "named")
              @join__field(graph: B)
            needed: Int @join__field(graph: A, override: "b", overrideLabel: "behind")
              @join__field(graph: B)
            from: Int @join__field(graph: B, requires: "needed")
          }
          """);

  private final OverrideLabels labels =
      new OverrideLabels(SUPERGRAPH, Set.of("named", "behind", "unknown"));

  @Test
  void drawAShareOfTheRequests() {
    Set<Set<String>> drawn = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      drawn.add(labels.draw(Set.of("thing", "never", "half", "all")));
    }
    assertThat(drawn)
        .containsExactlyInAnyOrder(
            Set.of("percent(100)", "behind"), Set.of("percent(50)", "percent(100)", "behind"));
  }

  @Test
  void areOnlyThoseThatAnOperationCanComeAcross() {
    assertThat(labels.draw(Set.of("thing", "named"))).containsExactlyInAnyOrder("named", "behind");
    assertThat(labels.draw(Set.of("other"))).containsExactly("behind");
  }
}
