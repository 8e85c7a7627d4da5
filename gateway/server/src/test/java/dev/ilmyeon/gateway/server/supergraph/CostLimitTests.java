package dev.ilmyeon.gateway.server.supergraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.EngineListener;
import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.Supergraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CostLimitTests {

  private static EngineProperties properties(Map<String, String> given) {
    return new Binder(new MapConfigurationPropertySource(given))
        .bindOrCreate("ilmyeon.gateway.engine", EngineProperties.class);
  }

  @Test
  void isThePortalsOwnUnlessConfigured() {
    assertThat(properties(Map.of()).options("classpath:supergraph.graphql").limits().cost())
        .isEqualTo(5_000);
    assertThat(properties(Map.of()).options("supergraph.graphql").limits().cost()).isZero();
    Map<String, String> configured = Map.of("ilmyeon.gateway.engine.limits.cost", "70");
    assertThat(properties(configured).options("supergraph.graphql").limits().cost()).isEqualTo(70);
  }

  @Test
  void letsThePortalsPagesThrough() throws IOException {
    FederationEngine engine =
        new FederationEngine(
            Supergraph.read(Files.readString(Path.of("src/main/resources/supergraph.graphql"))),
            (_, _) -> {
              throw new IllegalStateException("nothing is executed");
            },
            properties(Map.of()).options("classpath:supergraph.graphql"),
            EngineListener.NONE);
    for (String page : new String[] {"front-page", "text-first"}) {
      String query = Files.readString(Path.of("../../deploy/" + page + ".graphql"));
      assertThat(engine.cost(GraphQlRequest.of(query))).as(page).isBetween(1L, 5_000L);
    }
  }
}
