package dev.ilmyeon.gateway.server.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** What a gateway that other machines can reach tells them of its inside. */
class PublicOperatorTests {

  private static void tellsLittle(Http http) {
    assertThat(http.get("/livez").statusCode()).isEqualTo(200);
    assertThat(http.get("/readyz").body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Nested
  @GatewayTest
  @DirtiesContext
  @TestPropertySource(properties = "server.address=0.0.0.0")
  class OnTheSamePort {

    @LocalServerPort private int port;

    @Test
    void tellsOnlyThatItIsWell() {
      Http http = new Http(port);

      tellsLittle(http);
      assertThat(http.get("/actuator/health").body())
          .contains("\"status\":\"UP\"")
          .doesNotContain("details", "components", "news");
      assertThat(http.get("/actuator/prometheus").statusCode()).isEqualTo(404);
      assertThat(http.get("/actuator/metrics").statusCode()).isEqualTo(404);
    }
  }

  @Nested
  @GatewayTest
  @DirtiesContext
  @TestPropertySource(properties = {"server.address=0.0.0.0", "management.server.port=0"})
  class OnAPortOfItsOwn {

    @LocalServerPort private int port;

    @LocalManagementPort private int managementPort;

    @Test
    void tellsAllThereAndLittleElsewhere() {
      Http open = new Http(port);
      Http own = new Http(managementPort);

      tellsLittle(open);
      assertThat(open.get("/actuator/health").statusCode()).isEqualTo(404);
      assertThat(open.get("/actuator/prometheus").statusCode()).isEqualTo(404);
      assertThat(own.get("/actuator/health").body()).contains("\"news\":\"CLOSED\"");
      assertThat(own.get("/actuator/prometheus").body()).contains("ilmyeon_gateway");
    }
  }
}
