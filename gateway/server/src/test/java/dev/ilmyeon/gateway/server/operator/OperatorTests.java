package dev.ilmyeon.gateway.server.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What operators see. */
@GatewayTest
class OperatorTests {

  @LocalServerPort private int port;

  private Http http;

  @BeforeEach
  void reset() {
    http = new Http(port);
    StandIns.allWell();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/livez",
        "/readyz",
        "/actuator/health",
        "/actuator/health/liveness",
        "/actuator/health/readiness"
      })
  void isHealthy(String path) {
    HttpResponse<String> response = http.get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"status\":\"UP\"");
  }

  @Test
  void tellsWhatIsServedAndHowTheSubgraphsAre() {
    assertThat(http.get("/actuator/health").body())
        .contains("\"supergraph\":{\"details\":{")
        .contains("\"subgraphs\":2")
        .contains("\"news\":\"CLOSED\"")
        .contains("\"weather\":\"CLOSED\"")
        .contains("\"route-media\":\"CLOSED\"")
        .doesNotContain("127.0.0.1");
  }

  @Test
  void measures() {
    http.graphQl("{ title strip }");

    assertThat(http.get("/actuator/prometheus").body())
        .contains("ilmyeon_gateway_requests_seconds_count{outcome=\"executed\"}")
        .contains(
            "ilmyeon_gateway_subgraph_requests_seconds_count{outcome=\"ok\",subgraph=\"news\"}")
        .contains("resilience4j_circuitbreaker_state{name=\"weather\",state=\"closed\"} 1.0")
        .contains("resilience4j_bulkhead_available_concurrent_calls{name=\"news\"}")
        .contains("ilmyeon_gateway_plans");
  }

  @Test
  void hidesWhatIsNotExposed() {
    assertThat(http.get("/actuator/env").statusCode()).isEqualTo(404);
    assertThat(http.post("/actuator/plan", "{\"query\":\"{ title }\"}").statusCode())
        .isEqualTo(404);
    assertThat(http.get("/actuator/gateway/routes").statusCode()).isEqualTo(404);
  }
}
