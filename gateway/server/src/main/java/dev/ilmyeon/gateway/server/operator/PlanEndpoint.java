package dev.ilmyeon.gateway.server.operator;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.error.PlanningException;
import dev.ilmyeon.gateway.federation.error.RequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * {@code POST /actuator/plan} shows how an operation would be executed with everything included, as
 * text or JSON; 400 and the reason if it would not. It tells which subgraphs there are and costs a
 * planning, so it is not exposed unless configured.
 */
@Endpoint(id = "plan")
final class PlanEndpoint {

  private final FederationEngine engine;

  PlanEndpoint(FederationEngine engine) {
    this.engine = engine;
  }

  @WriteOperation(producesFrom = PlanFormat.class)
  WebEndpointResponse<byte[]> plan(
      PlanFormat format, String query, @Nullable String operationName) {
    try {
      return new WebEndpointResponse<>(format.plan(engine.plan(query, operationName)), format);
    } catch (RequestException | PlanningException e) {
      return new WebEndpointResponse<>(
          format.refusal(String.valueOf(e.getMessage())),
          WebEndpointResponse.STATUS_BAD_REQUEST,
          format.getProducedMimeType());
    }
  }
}
