package dev.ilmyeon.gateway.server.operator;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.plan.PlanningException;
import dev.ilmyeon.gateway.federation.plan.print.PlanPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * {@code POST /actuator/plan} shows how an operation would be executed, as text; 400 and the reason
 * if it would not. It tells which subgraphs there are and costs a planning, so it is not exposed
 * unless configured.
 */
@Endpoint(id = "plan")
final class PlanEndpoint {

  private final FederationEngine engine;

  PlanEndpoint(FederationEngine engine) {
    this.engine = engine;
  }

  @WriteOperation(produces = "text/plain;charset=UTF-8")
  WebEndpointResponse<String> plan(String query, @Nullable String operationName) {
    try {
      return new WebEndpointResponse<>(PlanPrinter.text(engine.plan(query, operationName)));
    } catch (RequestException | PlanningException e) {
      String reason = "There is no plan. %s\n".formatted(e.getMessage());
      return new WebEndpointResponse<>(reason, WebEndpointResponse.STATUS_BAD_REQUEST);
    }
  }
}
