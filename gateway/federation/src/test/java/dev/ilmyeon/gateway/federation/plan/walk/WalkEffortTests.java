package dev.ilmyeon.gateway.federation.plan.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.plan.JoinSdl;
import dev.ilmyeon.gateway.federation.plan.Operations;
import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WalkEffortTests {

  private static final SupergraphModel SUPERGRAPH =
      JoinSdl.read(
          "A, B, C, D",
          """
          type Query @join__type(graph: A) { thing: Thing }
          type Thing @join__type(graph: A, key: "id") @join__type(graph: B, key: "id")
            @join__type(graph: C, key: "id") @join__type(graph: D, key: "id") {
            id: ID!
            a: Int @join__field(graph: B) @join__field(graph: C)
            b: Int @join__field(graph: C) @join__field(graph: D)
            c: Int @join__field(graph: D) @join__field(graph: B)
            late: Int @join__field(graph: B) @join__field(graph: D)
          }
          """);

  private static Effort take(long maxLooks) {
    Operation operation =
        Operations.readIncrementally(SUPERGRAPH, "{ thing { a b c ... @defer { late } } }");
    Effort effort = new Effort(maxLooks);
    assertThat(Walk.plan(SupergraphGraph.of(SUPERGRAPH, Set.of()), operation, effort).steps())
        .hasSize(3);
    return effort;
  }

  /** The least that any plan takes is enough for one, though more would be tried. */
  @Test
  void whatIsTriedBesidesTakesNothingFromTheGreedyAttempts() {
    long least = 1;
    Effort effort = null;
    while (effort == null) {
      try {
        effort = take(least);
      } catch (NoWayException _) {
        least++;
      }
    }
    assertThat(effort.attempts()).isGreaterThan(2);
    assertThat(effort.looks()).isGreaterThan(2 * least);
    assertThat(take(1_000_000).looks()).isGreaterThan(effort.looks());
  }
}
