package dev.ilmyeon.gateway.server.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The supergraph that is checked in is what the services' schemas compose to. */
class CompositionTests {

  private static final Logger log = LoggerFactory.getLogger(CompositionTests.class);

  private static final Path COMPOSITION = Path.of("composition").toAbsolutePath();
  private static final Path CHECKED_IN = Path.of("src/main/resources/supergraph.graphql");
  private static final long LIMIT_SECONDS = 300;

  @Test
  void supergraphIsCurrent(@TempDir Path folder) throws IOException, InterruptedException {
    if (!found("node") || !found("npm")) {
      String message =
          """

          ****************************************************************************************
          *  NOT CHECKED: whether gateway/server/src/main/resources/supergraph.graphql is what   *
          *  the services' schemas compose to. Install Node 20 or newer (node and npm) for that. *
          ****************************************************************************************
          """;
      log.warn(message);
      assumeTrue(false, message);
    }
    if (Files.notExists(COMPOSITION.resolve("node_modules/@theguild"))) {
      run("npm", "ci");
    }
    Path composed = folder.resolve("supergraph.graphql");

    run("node", "compose.mjs", composed.toString());

    long difference = Files.mismatch(CHECKED_IN, composed);
    assertThat(difference)
        .as(
            "A service's schema has changed: run `npm run compose` in gateway/server/composition"
                + " and commit the supergraph. First difference at byte")
        .isEqualTo(-1);
  }

  private static boolean found(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .anyMatch(Files::isExecutable);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(COMPOSITION.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(String.join(" ", command) + "\n" + output).isZero();
  }
}
