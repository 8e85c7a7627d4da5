package dev.ilmyeon.gateway.server.operator;

import dev.ilmyeon.gateway.federation.FederationEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@code POST /actuator/plan} shows how an operation would be executed, as text. It tells which
 * subgraphs there are and costs a planning, so it is not exposed unless configured.
 */
@Endpoint(id = "plan")
final class PlanEndpoint {

  private final FederationEngine engine;

  PlanEndpoint(FederationEngine engine) {
    this.engine = engine;
  }

  @WriteOperation(produces = "text/plain;charset=UTF-8")
  String plan(String query, @Nullable String operationName) {
    return engine.explain(query, operationName);
  }
}
