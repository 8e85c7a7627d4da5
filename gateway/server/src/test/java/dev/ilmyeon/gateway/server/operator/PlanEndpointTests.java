package dev.ilmyeon.gateway.server.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Plans, where operators may see them. */
@GatewayTest
@DirtiesContext
@TestPropertySource(properties = "management.endpoints.web.exposure.include=health,plan")
class PlanEndpointTests {

  @LocalServerPort private int port;

  @BeforeEach
  void reset() {
    StandIns.allWell();
  }

  private HttpResponse<String> plan(String query, String accept) {
    return new Http(port)
        .post(
            "/actuator/plan",
            "{\"query\":\"%s\"}".formatted(query),
            "Content-Type",
            "application/json",
            "Accept",
            accept);
  }

  @Test
  void showsAPlanAsText() {
    HttpResponse<String> plan = plan("{ regions { code sky } }", "text/plain");

    assertThat(plan.statusCode()).isEqualTo(200);
    assertThat(plan.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
    assertThat(plan.body()).startsWith("QueryPlan {").contains("news", "weather");
    assertThat(StandIns.NEWS.requests()).isEmpty();
  }

  @Test
  void showsAPlanAsJson() {
    HttpResponse<String> plan = plan("{ regions { code sky } }", "application/json");

    assertThat(plan.statusCode()).isEqualTo(200);
    assertThat(plan.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(plan.body())
        .startsWith("{\"kind\":\"QueryPlan\",\"node\":{\"kind\":\"Sequence\",\"nodes\":[")
        .contains(
            "{\"kind\":\"Flatten\",\"path\":[\"regions\",\"@\"],\"node\":{\"kind\":\"Fetch\",");
  }

  @Test
  void showsAPlanAsTextToWhoTakesAnything() {
    assertThat(plan("{ title }", "*/*").body()).startsWith("QueryPlan {");
  }

  @Test
  void saysWhyThereIsNone() {
    HttpResponse<String> refused = plan("{ nothing }", "text/plain");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).startsWith("There is no plan. ").contains("nothing");

    HttpResponse<String> json = plan("{ nothing }", "application/json");

    assertThat(json.statusCode()).isEqualTo(400);
    assertThat(json.body()).startsWith("{\"errors\":[{\"message\":").contains("nothing");
  }
}
