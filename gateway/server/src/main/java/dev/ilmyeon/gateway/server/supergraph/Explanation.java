package dev.ilmyeon.gateway.server.supergraph;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.Supergraph;
import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.error.JsonException;
import dev.ilmyeon.gateway.federation.error.PlanningException;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.error.SourceLocation;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.queryplan.PlanPrinter;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.server.source.SupergraphProperties;
import dev.ilmyeon.gateway.server.source.SupergraphSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Explains an operation without serving anything: {@code --explain=FILE}. */
public final class Explanation {

  private static final int MAX_DEPTH = 100;

  private final SupergraphProperties properties;

  public Explanation(SupergraphProperties properties) {
    this.properties = properties;
  }

  /**
   * The plan's text of the only operation in a file. Throws {@link InvalidOperationException}.
   *
   * @param variables a JSON object or the name of a file with one; null for a plan that includes
   *     everything
   */
  public String of(Path file, @Nullable String variables) {
    String operation = read(file);
    JsonObject given = variables == null ? null : variables(variables);
    FederationEngine engine =
        new FederationEngine(
            supergraph(),
            (_, _) -> {
              throw new IllegalStateException("nothing is executed");
            });
    try {
      return PlanPrinter.text(plan(engine, operation, given));
    } catch (RequestException e) {
      throw new InvalidOperationException(
          e.errors().stream().map(error -> at(file, error)).collect(Collectors.joining("\n")));
    } catch (PlanningException e) {
      throw new InvalidOperationException(file + ": " + e.getMessage());
    }
  }

  private static QueryPlan plan(
      FederationEngine engine, String operation, @Nullable JsonObject variables) {
    return variables == null
        ? engine.plan(operation, null)
        : engine.plan(GraphQlRequest.of(operation, null, variables));
  }

  private static String at(Path file, GraphQlError error) {
    if (error.locations().isEmpty()) {
      return file + ": " + error.message();
    }
    SourceLocation place = error.locations().getFirst();
    return "%s:%d:%d: %s".formatted(file, place.line(), place.column(), error.message());
  }

  private static JsonObject variables(String given) {
    boolean literal = given.stripLeading().startsWith("{");
    String place = literal ? "--variables" : given;
    try {
      if (JsonReader.read(literal ? given : read(Path.of(given)), MAX_DEPTH)
          instanceof JsonObject object) {
        return object;
      }
    } catch (JsonException e) {
      throw new InvalidOperationException(place + ": " + e.getMessage());
    }
    throw new InvalidOperationException(place + ": no JSON object");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException _) {
      throw new InvalidOperationException(file + ": no such file");
    } catch (IOException e) {
      throw new InvalidOperationException("%s: can't be read: %s".formatted(file, e.getMessage()));
    }
  }

  private Supergraph supergraph() {
    try (SupergraphSource source = SupergraphSource.of(properties)) {
      return ServedSupergraph.parse(source.read(), source);
    }
  }
}
