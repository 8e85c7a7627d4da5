package dev.ilmyeon.bench.mix;

import dev.ilmyeon.bench.graph.Answerer;
import dev.ilmyeon.bench.graph.Graph;
import dev.ilmyeon.bench.load.Marker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The mixes that there are. The README says what each one tells. */
public final class Mixes {

  /** The client's header of mix {@code heavy-header}, which gateways are told to forward. */
  public static final String HEADER = "x-bench-request";

  public static final List<String> NAMES =
      List.of(
          "heavy", "heavy-header", "heavy-variables", "medium", "small", "front-page", "documents");

  /**
   * What shows how the cost of a request grows: with the bytes of its answer, with the subgraphs of
   * the supergraph, with the operations that are remembered. The order matters: those of one graph
   * are asked of one process, one after the other.
   */
  public static final List<String> GROWTH =
      List.of(
          "heavy",
          "small",
          "small-documents",
          "small-again",
          "heavy-times-2",
          "heavy-times-4",
          "heavy-among-200",
          "small-among-200");

  /** More than connections, so that no value is under way twice. */
  private static final int VALUES = 200;

  private static final int DOCUMENTS = 1000;

  /** The query's default, which not every gateway puts in. */
  private static final Map<String, String> EDITION = Map.of("edition", "main");

  private Mixes() {}

  /** Those with the given names, by graph. */
  public static List<Mix> of(Path checkout, List<String> names) {
    List<Mix> mixes = new ArrayList<>();
    Graph shop = Graph.shop(checkout);
    Answerer oracle = shop.oracle();
    Asked heavy = Asked.of(oracle, shop.query("heavy"), null);
    for (String name : names) {
      switch (name) {
        case "heavy", "medium", "small" ->
            mixes.add(mix(name, shop, List.of(Asked.of(oracle, shop.query(name), null))));
        case "small-again" ->
            mixes.add(mix(name, shop, List.of(Asked.of(oracle, shop.query("small"), null))));
        case "small-documents" -> mixes.add(smallDocuments(shop, oracle));
        case "heavy-times-2", "heavy-times-4", "heavy-among-200", "small-among-200" ->
            mixes.add(enlarged(name, shop));
        case "heavy-header" ->
            mixes.add(
                new Mix(name, shop, List.of(heavy), HEADER + ": " + Marker.ZERO + "\r\n", false));
        case "heavy-variables" -> mixes.add(mix(name, shop, variables(shop, oracle)));
        case "front-page", "documents" -> {}
        default ->
            throw new IllegalArgumentException(
                "There is no mix " + name + ": " + NAMES + ", " + GROWTH);
      }
    }
    if (names.contains("front-page") || names.contains("documents")) {
      mixes.addAll(ofPortal(checkout, names));
    }
    return mixes;
  }

  /** {@code QUERY-times-N}, {@code QUERY-among-N}. */
  private static Mix enlarged(String name, Graph shop) {
    String[] words = name.split("-");
    int number = Integer.parseInt(words[2]);
    Graph graph = words[1].equals("times") ? shop.times(number) : shop.among(number);
    return mix(name, graph, List.of(Asked.of(graph.oracle(), shop.query(words[0]), null)));
  }

  /** Under an alias that never comes twice. */
  private static Mix smallDocuments(Graph shop, Answerer oracle) {
    String query = shop.query("small").replace("topProducts", Marker.ZERO + ": topProducts");
    return new Mix("small-documents", shop, List.of(Asked.of(oracle, query, null)), "", true);
  }

  private static List<Mix> ofPortal(Path checkout, List<String> names) {
    Graph portal = Graph.portal(checkout);
    Answerer oracle = portal.oracle();
    String query = frontPage(checkout);
    List<Mix> mixes = new ArrayList<>();
    if (names.contains("front-page")) {
      mixes.add(mix("front-page", portal, List.of(Asked.of(oracle, query, EDITION))));
    }
    if (names.contains("documents")) {
      List<Asked> documents =
          Documents.of(query, DOCUMENTS).stream()
              .map(each -> Asked.of(oracle, each, EDITION))
              .toList();
      mixes.add(new Mix("documents", portal, documents, "", true));
    }
    return mixes;
  }

  private static Mix mix(String name, Graph graph, List<Asked> asked) {
    return new Mix(name, graph, asked, "", false);
  }

  private static List<Asked> variables(Graph shop, Answerer oracle) {
    String query = shop.query("heavy-variables");
    return IntStream.range(100, 100 + VALUES)
        .mapToObj(id -> Asked.of(oracle, query, Map.of("id", String.valueOf(id))))
        .toList();
  }

  /** The query of the portal's front page. */
  public static String frontPage(Path checkout) {
    try {
      return Files.readString(checkout.resolve("deploy/front-page.graphql"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
