package dev.ilmyeon.bench.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What gateways are measured on.
 *
 * @param sdl of each subgraph, by its name
 * @param data as {@link DataSet} reads it
 * @param folder where the graph's data and queries are
 */
public record Graph(
    String name, String supergraph, Map<String, String> sdl, String data, Path folder) {

  private static final Pattern JOINED_GRAPH =
      Pattern.compile("(@join__graph\\(name: \"([^\"]*)\", url: \")[^\"]*");

  public Graph {
    sdl = new LinkedHashMap<>(sdl);
  }

  /** The graph of the public gateway benchmark: users, products, stock, reviews. */
  public static Graph shop(Path checkout) {
    Path folder = folder(checkout, "shop");
    Map<String, String> sdl = new LinkedHashMap<>();
    for (String name : List.of("accounts", "inventory", "products", "reviews")) {
      sdl.put(name, read(folder.resolve("subgraphs").resolve(name + ".graphql")));
    }
    return new Graph(
        "shop",
        read(folder.resolve("supergraph.graphql")),
        sdl,
        read(folder.resolve("data.json")),
        folder);
  }

  /** The portal's own: its supergraph, its services' schemas, what they answered to its page. */
  public static Graph portal(Path checkout) {
    Path folder = folder(checkout, "portal");
    Map<String, String> sdl = new LinkedHashMap<>();
    for (String name : List.of("articles", "weather", "media")) {
      sdl.put(name, readAll(checkout.resolve(name + "-service/src/main/resources/graphql")));
    }
    return new Graph(
        "portal",
        read(checkout.resolve("gateway/server/src/main/resources/supergraph.graphql")),
        sdl,
        read(folder.resolve("data.json")),
        folder);
  }

  static Path folder(Path checkout, String name) {
    return checkout.resolve("deploy/bench/graphs").resolve(name);
  }

  /** The same with so many times the objects, all of them in the lists at the root. */
  public Graph times(int times) {
    return Enlarged.times(this, times);
  }

  /** The same among so many subgraphs, of which no query needs the others. */
  public Graph among(int subgraphs) {
    return Enlarged.among(this, subgraphs);
  }

  /** The supergraph with its subgraphs at {@code base/NAME}. */
  public String supergraphAt(String base) {
    return JOINED_GRAPH.matcher(supergraph).replaceAll("$1" + base + "/$2");
  }

  /** What answers for each subgraph, by its name. */
  public Map<String, Answerer> subgraphs() {
    DataSet read = new DataSet(data);
    Map<String, Answerer> all = new LinkedHashMap<>();
    sdl.forEach((name, text) -> all.put(name, Answerer.subgraph(text, read)));
    return all;
  }

  /** The right answer to any client's request. */
  public Answerer oracle() {
    return Answerer.whole(supergraph, new DataSet(data));
  }

  public String query(String file) {
    return read(folder.resolve("queries").resolve(file + ".graphql"));
  }

  private static String readAll(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(Graph::read).collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
