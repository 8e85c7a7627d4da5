package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.language.OperationKind;
import java.util.List;

/**
 * The fetches that answer an operation, each after those it depends on. Nothing else orders them: a
 * fetch starts as soon as what it depends on is merged. Immutable; shared by all requests of the
 * same operation.
 */
public record QueryPlan(OperationKind kind, List<Fetch> fetches) {

  public QueryPlan {
    fetches = List.copyOf(fetches);
    for (int i = 0; i < fetches.size(); i++) {
      if (fetches.get(i).id() != i) {
        throw new IllegalArgumentException(
            "Fetch " + fetches.get(i).id() + " stands at place " + i);
      }
    }
  }
}
