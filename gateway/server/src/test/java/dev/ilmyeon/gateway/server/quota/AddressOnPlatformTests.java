package dev.ilmyeon.gateway.server.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** On Kubernetes Spring Boot by itself believes anybody who says where a request comes from. */
@GatewayTest
@DirtiesContext
@TestPropertySource(
    properties = {
      "spring.main.cloud-platform=kubernetes",
      "ilmyeon.gateway.rate-limit.anonymous=3",
      "ilmyeon.gateway.rate-limit.window=24h"
    })
class AddressOnPlatformTests {

  @LocalServerPort private int port;

  @Test
  void isTheConnectionsWhateverAClientWrites() {
    StandIns.allWell();

    for (int i = 1; i <= 3; i++) {
      assertThat(ask("192.0.2." + i)).isEqualTo(200);
    }
    assertThat(ask("192.0.2.4")).isEqualTo(429);
  }

  private int ask(String address) {
    return new Http(port)
        .post(
            "/graphql",
            "{\"query\":\"{ title }\"}",
            "Content-Type",
            "application/json",
            "X-Forwarded-For",
            address,
            "Forwarded",
            "for=" + address)
        .statusCode();
  }
}
