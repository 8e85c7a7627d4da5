package dev.ilmyeon.gateway.server.supergraph;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.plan.PlanningException;
import dev.ilmyeon.gateway.federation.plan.print.PlanPrinter;
import dev.ilmyeon.gateway.federation.supergraph.Supergraph;
import dev.ilmyeon.gateway.server.source.SupergraphProperties;
import dev.ilmyeon.gateway.server.source.SupergraphSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Explains an operation without serving anything: {@code --explain=FILE}. */
public final class Explanation {

  private final SupergraphProperties properties;

  public Explanation(SupergraphProperties properties) {
    this.properties = properties;
  }

  /** The plan's text of the only operation in a file. */
  public String of(Path file) {
    String operation = read(file);
    FederationEngine engine =
        new FederationEngine(
            supergraph(),
            (_, _) -> {
              throw new IllegalStateException("nothing is executed");
            });
    try {
      return PlanPrinter.text(engine.plan(operation, null));
    } catch (RequestException | PlanningException e) {
      throw new InvalidOperationException(
          "There is no plan for %s. %s".formatted(file, e.getMessage()));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new InvalidOperationException("%s can't be read: %s.".formatted(file, e.getMessage()));
    }
  }

  private Supergraph supergraph() {
    try (SupergraphSource source = SupergraphSource.of(properties)) {
      return ServedSupergraph.parse(source.read(), source);
    }
  }
}
