package dev.ilmyeon.gateway.server.supergraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.federation.request.OperationLimits;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OperationLimitsTests {

  private static EngineProperties properties(Map<String, String> given) {
    return new Binder(new MapConfigurationPropertySource(given))
        .bindOrCreate("ilmyeon.gateway.engine", EngineProperties.class);
  }

  private static OperationLimits limits(Map<String, String> given, String supergraph) {
    return properties(given).options(supergraph).limits();
  }

  @Test
  void areNarrowOnThePortalsOwnSupergraph() {
    assertThat(limits(Map.of(), "classpath:supergraph.graphql"))
        .isEqualTo(OperationLimits.PUBLIC.withCost(5_000, 10));
  }

  @Test
  void leaveRoomOnAnyOther() {
    OperationLimits limits = limits(Map.of(), "supergraph.graphql");

    assertThat(limits.cost()).isZero();
    assertThat(limits.depth()).isGreaterThan(OperationLimits.PUBLIC.depth());
    assertThat(limits.expandedFields()).isGreaterThanOrEqualTo(3_000);
  }

  @Test
  void areWhatIsConfigured() {
    Map<String, String> configured =
        Map.of(
            "ilmyeon.gateway.engine.limits.cost", "70",
            "ilmyeon.gateway.engine.limits.depth", "7");
    OperationLimits limits = limits(configured, "classpath:supergraph.graphql");

    assertThat(limits.cost()).isEqualTo(70);
    assertThat(limits.depth()).isEqualTo(7);
    assertThat(limits.aliases()).isEqualTo(OperationLimits.PUBLIC.aliases());
  }

  @Test
  void letASmallHeapRememberLess() {
    assertThat(EngineProperties.documentsFor(128L << 20)).isEqualTo(1 << 20);
    assertThat(EngineProperties.documentsFor(4L << 30)).isEqualTo(4_000_000);
  }

  @Test
  void areNoLessThanAnythingTakes() {
    Map<String, String> configured = Map.of("ilmyeon.gateway.engine.limits.root-fields", "0");

    assertThatThrownBy(() -> properties(configured))
        .rootCause()
        .hasMessageContaining("limits.root-fields");
  }
}
