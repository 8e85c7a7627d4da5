package dev.ilmyeon.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.local.option.Options;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WiringTests {

  private static Map<String, String> gateway(String... arguments) {
    return new Wiring(
            Options.parse(arguments), Map.of(), Path.of("media"), Path.of("page.graphql"), "secret")
        .gateway();
  }

  @Test
  void tellsTheGatewayWhereTheServicesAre() {
    assertThat(gateway("--port-base=9000"))
        .containsEntry("ILMYEON_GATEWAY_SUBGRAPHS_WEATHER_URL", "http://127.0.0.1:9002/graphql")
        .doesNotContainKeys("ILMYEON_GATEWAY_CACHE_ENABLED", "ILMYEON_GATEWAY_TRACING_ENDPOINT");
  }

  @Test
  void switchesOnWhatIsAskedFor() {
    assertThat(gateway("--cache", "--traces"))
        .containsEntry("ILMYEON_GATEWAY_CACHE_ENABLED", "true")
        .containsEntry("ILMYEON_GATEWAY_TRACING_ENDPOINT", "http://127.0.0.1:4318/v1/traces");
  }
}
