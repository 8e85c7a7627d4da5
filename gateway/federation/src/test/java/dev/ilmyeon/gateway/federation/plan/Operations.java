package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.language.Value.BooleanValue;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.operation.OperationReader;
import dev.ilmyeon.gateway.federation.operation.ValidOperation;
import dev.ilmyeon.gateway.federation.operation.VariableDefinition;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.LinkedHashMap;
import java.util.Map;

/** Operations as text. */
public final class Operations {

  private Operations() {}

  /** The one operation of a document, its conditions decided by their variables' defaults. */
  public static Operation read(SupergraphModel supergraph, String text) {
    OperationReader reader =
        new OperationReader(supergraph.consumerSchema(), OperationLimits.GENEROUS);
    ValidOperation operation = reader.read(text).operation(null);
    return reader.normalize(operation, conditions(operation));
  }

  /** The same, in parts if it defers anything. */
  public static Operation readIncrementally(SupergraphModel supergraph, String text) {
    OperationReader reader =
        new OperationReader(supergraph.consumerSchema(), OperationLimits.GENEROUS);
    ValidOperation operation = reader.read(text).operation(null);
    return reader.normalizeIncrementally(operation, conditions(operation));
  }

  private static Map<String, Boolean> conditions(ValidOperation operation) {
    Map<String, Boolean> conditions = new LinkedHashMap<>();
    for (VariableDefinition variable : operation.variables()) {
      if (operation.conditionVariables().contains(variable.name())) {
        conditions.put(variable.name(), new BooleanValue(true).equals(variable.defaultValue()));
      }
    }
    return conditions;
  }
}
