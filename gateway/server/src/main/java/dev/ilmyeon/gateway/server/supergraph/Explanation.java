package dev.ilmyeon.gateway.server.supergraph;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.supergraph.Supergraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Explains an operation without serving anything: {@code --explain=FILE}. */
public final class Explanation {

  private static final String NO_PLAN = "No plan";

  private final SupergraphProperties properties;

  public Explanation(SupergraphProperties properties) {
    this.properties = properties;
  }

  /** The plan's text of the only operation in a file. */
  public String of(Path file) {
    SupergraphSource source = SupergraphSource.of(properties.supergraph());
    Supergraph supergraph = ServedSupergraph.parse(source.read(), source);
    FederationEngine engine =
        new FederationEngine(
            supergraph,
            (_, _) -> {
              throw new IllegalStateException("nothing is executed");
            });
    try {
      String plan = engine.explain(Files.readString(file), null);
      if (plan.startsWith(NO_PLAN)) {
        throw new InvalidOperationException("%s: %s".formatted(file, plan));
      }
      return plan;
    } catch (IOException e) {
      throw new InvalidOperationException("%s can't be read: %s.".formatted(file, e.getMessage()));
    }
  }
}
