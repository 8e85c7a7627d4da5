package dev.ilmyeon.gateway.server.supergraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.Supergraph;
import dev.ilmyeon.gateway.federation.queryplan.PlanPrinter;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the page's query runs over the supergraph that is served: the plan that the README shows. */
class FrontPagePlanTests {

  private static final Path QUERIES = Path.of("../../deploy");
  private static final Path SNAPSHOTS = Path.of("src/test/resources");
  private static final Path SUPERGRAPH = Path.of("src/main/resources/supergraph.graphql");

  private FederationEngine engine;

  @BeforeEach
  void read() throws IOException {
    engine =
        new FederationEngine(
            Supergraph.read(Files.readString(SUPERGRAPH)),
            (_, _) -> {
              throw new IllegalStateException("nothing is executed");
            });
  }

  private QueryPlan plan(String name) throws IOException {
    QueryPlan plan = engine.plan(Files.readString(QUERIES.resolve(name + ".graphql")), null);
    Path snapshot = SNAPSHOTS.resolve(name + ".plan.txt");
    if (Boolean.getBoolean("plans.update")) {
      Files.writeString(snapshot, PlanPrinter.text(plan));
    }
    assertThat(PlanPrinter.text(plan)).isEqualTo(Files.readString(snapshot));
    return plan;
  }

  @Test
  void isWhatItWas() throws IOException {
    assertThat(plan("front-page").fetches()).hasSize(5);
  }

  @Test
  void waitsForTheArticlesAloneWhenTheTextComesFirst() throws IOException {
    QueryPlan plan = plan("text-first");

    assertThat(plan.fetches()).hasSize(5);
    assertThat(plan.parts().getFirst().fetches())
        .extracting(fetch -> plan.fetches().get(fetch).subgraph().value())
        .containsExactly("articles");
  }
}
