package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField.ContextArgument;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The variables of one fetch that bring arguments their values from contexts: one for each
 * different argument, none of the client's.
 */
final class ContextVariables {

  private final Operation operation;
  private final Map<ContextArgument, String> names = new LinkedHashMap<>();

  ContextVariables(Operation operation) {
    this.operation = operation;
  }

  /** Its name, without the {@code $}. */
  String of(ContextArgument argument) {
    String known = names.get(argument);
    if (known == null) {
      known = free("_context_" + argument.name());
      names.put(argument, known);
    }
    return known;
  }

  private String free(String wanted) {
    String name = wanted;
    for (int i = 0; names.containsValue(name) || operation.declares(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }
}
