package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.contract.ContractSchema;
import dev.ilmyeon.gateway.federation.contract.Tags;
import dev.ilmyeon.gateway.federation.error.ContractException;
import dev.ilmyeon.gateway.federation.error.SupergraphException;
import dev.ilmyeon.gateway.federation.request.Contract;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import dev.ilmyeon.gateway.federation.supergraph.Subgraph;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphReader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A supergraph that can be served, by any number of engines. What it says of types and fields is
 * the engines' affair; who makes one only needs to know where its subgraphs are.
 */
public final class Supergraph {

  private final SupergraphModel model;
  private final Map<SubgraphName, String> subgraphs;

  private Supergraph(SupergraphModel model) {
    this.model = model;
    Map<SubgraphName, String> urls = new LinkedHashMap<>();
    for (Subgraph subgraph : model.subgraphs().values()) {
      urls.put(subgraph.name(), subgraph.url());
    }
    this.subgraphs = Collections.unmodifiableMap(urls);
  }

  /**
   * From SDL: the join specification v0.1 to v0.5 and link v1.0, whoever composed it.
   *
   * @throws SupergraphException if it is none; the message names the line
   */
  public static Supergraph read(String sdl) {
    return new Supergraph(SupergraphReader.read(sdl));
  }

  /** Its subgraphs with the URLs that it gives, which may be empty, in its order. */
  public Map<SubgraphName, String> subgraphs() {
    return subgraphs;
  }

  /** How many types clients see. */
  public int types() {
    return model.consumerSchema().types().size();
  }

  /** The names of its {@code @tag}s, which contracts can include and exclude. */
  public Set<String> tags() {
    return new Tags(model).all();
  }

  /**
   * Checks that an engine can serve it with these contracts.
   *
   * @throws ContractException if one of them leaves no valid schema
   */
  public void requireValid(Map<String, Contract> contracts) {
    contracts.forEach((name, contract) -> ContractSchema.of(model, name, contract));
  }

  SupergraphModel model() {
    return model;
  }
}
