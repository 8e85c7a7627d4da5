package dev.ilmyeon.gateway.server.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.NodeProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The supergraph that is checked in is what the services' schemas compose to. */
class CompositionTests {

  private static final Path CHECKED_IN = Path.of("src/main/resources/supergraph.graphql");

  @Test
  void supergraphIsCurrent(@TempDir Path folder) throws IOException, InterruptedException {
    NodeProject composition =
        NodeProject.in(
            "composition",
            "whether %s is what the services' schemas compose to".formatted(CHECKED_IN));
    Path composed = folder.resolve("supergraph.graphql");

    composition.run("node", "compose.mjs", composed.toString());

    long difference = Files.mismatch(CHECKED_IN, composed);
    assertThat(difference)
        .as(
            "A service's schema has changed: run `npm run compose` in gateway/server/composition"
                + " and commit the supergraph. First difference at byte")
        .isEqualTo(-1);
  }
}
