package dev.ilmyeon.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.local.data.Secrets;
import dev.ilmyeon.local.option.Options;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WiringTests {

  private static final Secrets SECRETS =
      new Secrets(Map.of(Secrets.GATEWAY, "of the gateway", Secrets.PURGE, "of the services"));

  private static Wiring wiring(String... arguments) {
    return new Wiring(
        Options.parse(arguments), Map.of(), Path.of("media"), Path.of("page.graphql"), SECRETS);
  }

  private static Map<String, String> gateway(String... arguments) {
    return wiring(arguments).gateway();
  }

  @Test
  void tellsTheGatewayWhereTheServicesAre() {
    assertThat(gateway("--port-base=9000"))
        .containsEntry("ILMYEON_GATEWAY_SUBGRAPHS_WEATHER_URL", "http://127.0.0.1:9002/graphql")
        .containsEntry("ILMYEON_GATEWAY_SUBGRAPHDEFAULTS_SECRET_VALUE", "of the gateway")
        .doesNotContainKeys(
            "ILMYEON_GATEWAY_CACHE_ENABLED",
            "ILMYEON_GATEWAY_CACHE_SECRET_VALUE",
            "ILMYEON_GATEWAY_TRACING_ENDPOINT");
  }

  @Test
  void switchesOnWhatIsAskedFor() {
    assertThat(gateway("--cache", "--traces"))
        .containsEntry("ILMYEON_GATEWAY_CACHE_ENABLED", "true")
        .containsEntry("ILMYEON_GATEWAY_TRACING_ENDPOINT", "http://127.0.0.1:4318/v1/traces");
  }

  @Test
  void hasServicesTellTheGatewayWhatItKeepsHasChanged() {
    Wiring keeping = wiring("--port=9000", "--cache");

    assertThat(keeping.purging())
        .containsEntry("ILMYEON_PURGE_GATEWAYS", "http://127.0.0.1:9000/purge")
        .containsEntry(
            "ILMYEON_PURGE_SECRET", keeping.gateway().get("ILMYEON_GATEWAY_CACHE_SECRET_VALUE"))
        .containsEntry("ILMYEON_PURGE_SECRET", "of the services");
    assertThat(wiring().purging()).isEmpty();
  }
}
