package dev.ilmyeon.gateway.server.supergraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** How the page's query runs over the supergraph that is served: the plan that the README shows. */
class FrontPagePlanTests {

  private static final Path QUERY = Path.of("../../deploy/front-page.graphql");
  private static final Path SUPERGRAPH = Path.of("src/main/resources/supergraph.graphql");
  private static final Path SNAPSHOT = Path.of("src/test/resources/front-page.plan.txt");

  @Test
  void isWhatItWas() throws IOException {
    String plan =
        new FederationEngine(
                SupergraphReader.read(Files.readString(SUPERGRAPH)),
                (_, _) -> {
                  throw new IllegalStateException("nothing is executed");
                })
            .explain(Files.readString(QUERY), null);
    if (Boolean.getBoolean("plans.update")) {
      Files.writeString(SNAPSHOT, plan);
    }

    assertThat(plan).isEqualTo(Files.readString(SNAPSHOT));
    assertThat(plan.split("Fetch\\(service: ", -1)).as("five fetches").hasSize(6);
  }
}
