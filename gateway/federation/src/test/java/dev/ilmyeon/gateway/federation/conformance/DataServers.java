package dev.ilmyeon.gateway.federation.conformance;

import graphql.GraphQL;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Subgraphs in this JVM that answer from one {@link DataSet}, for tests of other packages. */
public final class DataServers {

  private final Map<String, GraphQL> subgraphs = new HashMap<>();

  /** {@code sdl}: of each subgraph, by its name. */
  public DataServers(Map<String, String> sdl, String data) {
    DataSet all = new DataSet(data);
    sdl.forEach((name, text) -> subgraphs.put(name, DataSubgraph.subgraph(name, text, all)));
  }

  /** A request's JSON in, a response's JSON out. */
  public byte[] answer(String subgraph, byte[] request) {
    return HttpSubgraphs.answer(subgraphs.get(subgraph), request).getBytes(StandardCharsets.UTF_8);
  }
}
