package dev.ilmyeon.gateway.server.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ilmyeon.gateway.server.identity.Identity.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OverloadPropertiesTests {

  private static final String NAME = "ilmyeon.gateway.overload";

  private static OverloadProperties of(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate(NAME, OverloadProperties.class);
  }

  @Test
  void areOnWhereTheClientsAreKnown() {
    assertThat(of(Map.of()).enabledFor("classpath:supergraph.graphql")).isTrue();
    assertThat(of(Map.of()).enabledFor("any.graphql")).isFalse();
    assertThat(of(Map.of(NAME + ".enabled", "true")).enabledFor("any.graphql")).isTrue();
    assertThat(of(Map.of(NAME + ".enabled", "false")).enabledFor("classpath:x")).isFalse();
  }

  @Test
  void putTheFrontPageFirst() {
    OverloadProperties properties = of(Map.of());

    assertThat(properties.classes())
        .extracting(PriorityClass::name, PriorityClass::share)
        .containsExactly(tuple("dashboards", 40), tuple("partner", 60), tuple("newsroom", 80));
    assertThat(properties.classes().get(1).who()).containsExactly(Kind.API_KEY);
  }

  @Test
  void haveBounds() {
    assertThatThrownBy(() -> of(Map.of(NAME + ".max-concurrent", "10")))
        .rootCause()
        .hasMessageContaining("max-concurrent has to be at least 32");
    assertThatThrownBy(() -> of(Map.of(NAME + ".partner-share", "0")))
        .rootCause()
        .hasMessageContaining("share");
  }
}
