package dev.ilmyeon.gateway.federation.contract;

import dev.ilmyeon.gateway.federation.error.ContractException;
import dev.ilmyeon.gateway.federation.request.Contract;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.SchemaSubset;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What of a supergraph's consumer schema a contract shows. */
public final class ContractSchema {

  private ContractSchema() {}

  /**
   * {@code name} is for messages.
   *
   * @throws ContractException if what is left is no schema
   */
  public static Schema of(SupergraphModel supergraph, String name, Contract contract) {
    Schema whole = supergraph.consumerSchema();
    Tags tags = new Tags(supergraph);
    Hidden hidden = TagRules.apply(whole, tags, contract);
    if (contract.hideUnreachableTypes()) {
      hideUnreachable(whole, hidden, tags, contract);
    }
    List<String> problems = new ContractCheck(whole, hidden).problems();
    if (!problems.isEmpty()) {
      throw new ContractException(name, problems);
    }
    Set<String> types = new LinkedHashSet<>(whole.types().keySet());
    types.removeIf(hidden::contains);
    return new SchemaSubset(types, _ -> true, coordinate -> !hidden.contains(coordinate)).of(whole);
  }

  private static void hideUnreachable(Schema schema, Hidden hidden, Tags tags, Contract contract) {
    Set<String> roots = new HashSet<>(schema.roots().values());
    for (String type : schema.types().keySet()) {
      if (tags.included(type, contract.include())) {
        roots.add(type);
      }
    }
    Set<String> reachable = new Reachable(schema, hidden).from(roots);
    for (String type : schema.types().keySet()) {
      if (!reachable.contains(type) && !Hidden.isBuiltIn(type)) {
        hidden.hide(type);
      }
    }
  }
}
