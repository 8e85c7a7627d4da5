package dev.ilmyeon.gateway.federation.benchmark;

import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.Supergraph;
import dev.ilmyeon.gateway.federation.conformance.DataServers;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The query mixes of {@code deploy/bench} that are one request each. */
public enum Mix {
  HEAVY("heavy"),
  FRONT_PAGE("front-page"),
  SMALL("small");

  /** Tests and benchmarks run in the module's directory. */
  private static final Path CHECKOUT = Path.of("../..");

  private static final Path GRAPHS = CHECKOUT.resolve("deploy/bench/graphs");

  private final String label;

  Mix(String label) {
    this.label = label;
  }

  Supergraph supergraph() {
    return Supergraph.read(sdl());
  }

  SupergraphModel model() {
    return SupergraphReader.read(sdl());
  }

  private String sdl() {
    return this == FRONT_PAGE
        ? read(CHECKOUT.resolve("gateway/server/src/main/resources/supergraph.graphql"))
        : read(GRAPHS.resolve("shop/supergraph.graphql"));
  }

  String query() {
    return this == FRONT_PAGE
        ? read(CHECKOUT.resolve("deploy/front-page.graphql"))
        : read(GRAPHS.resolve("shop/queries/" + label + ".graphql"));
  }

  GraphQlRequest request() {
    return GraphQlRequest.of(query());
  }

  KnownAnswers subgraphs() {
    Map<String, String> sdl = new HashMap<>();
    if (this == FRONT_PAGE) {
      List.of("articles", "weather", "media")
          .forEach(name ->
              sdl.put(
                  name, readAll(CHECKOUT.resolve(name + "-service/src/main/resources/graphql"))));
      return new KnownAnswers(new DataServers(sdl, read(GRAPHS.resolve("portal/data.json"))));
    }
    List.of("accounts", "inventory", "products", "reviews")
        .forEach(
            name -> sdl.put(name, read(GRAPHS.resolve("shop/subgraphs/" + name + ".graphql"))));
    return new KnownAnswers(new DataServers(sdl, read(GRAPHS.resolve("shop/data.json"))));
  }

  private static String readAll(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(Mix::read).collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return label;
  }
}
