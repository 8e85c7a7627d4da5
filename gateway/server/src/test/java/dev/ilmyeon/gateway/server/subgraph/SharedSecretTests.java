package dev.ilmyeon.gateway.server.subgraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import dev.ilmyeon.gateway.server.setting.BadSettingException;
import dev.ilmyeon.gateway.server.wire.HeaderLines;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@GatewayTest
@DirtiesContext
@TestPropertySource(
    properties = {
      "ilmyeon.gateway.subgraph-defaults.secret.value=known-to-both",
      "ilmyeon.gateway.subgraphs.weather.secret.value=known-to-weather",
      "ilmyeon.gateway.subgraphs.weather.secret.header=Router-Authorization",
    })
class SharedSecretTests {

  @LocalServerPort private int port;

  @Test
  void isShownToEachSubgraph() {
    StandIns.allWell();

    new Http(port)
        .post(
            "/graphql",
            "{\"query\":\"{ title strip }\"}",
            "Content-Type",
            "application/json",
            "X-Ilmyeon-Gateway-Secret",
            "made-up");

    assertThat(StandIns.NEWS.requests())
        .singleElement()
        .satisfies(request ->
            assertThat(request.headers().get("X-ilmyeon-gateway-secret"))
                .containsExactly("known-to-both"));
    assertThat(StandIns.WEATHER.requests())
        .singleElement()
        .satisfies(request -> {
          assertThat(request.headers().get("Router-authorization"))
              .containsExactly("known-to-weather");
          assertThat(request.headers()).doesNotContainKey("X-ilmyeon-gateway-secret");
        });
  }

  @Test
  void isToldNobodyElse() {
    assertThat(new SharedSecret("header", "hidden", null)).asString().doesNotContain("hidden");
  }

  @Test
  void hasToBeThereIfAFileIsNamed() {
    SharedSecret missing = new SharedSecret("header", null, Path.of("/no/such/file"));

    assertThatThrownBy(missing::lines).isInstanceOf(BadSettingException.class);
    assertThat(new SharedSecret("header", null, null).lines()).isSameAs(HeaderLines.NONE);
  }
}
